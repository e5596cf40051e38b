/** The same code written in several ways: in capitals or not, full or half width, with one space or two. */

/** Written in ASCII without a blank: only its case may differ. */
const plain = /^[!-~]*$/
const fixed = /[\u00a0\u2007\u202f\u3000]/g
const unseen = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu

/** The text as it was meant to be written: without what cannot be seen. */
export const seenText = (text: string): string => text.replace(fixed, ' ').replace(unseen, '')

/** What all writings of one code have in common. */
export const folded = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : seenText(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** From each less frequent writing to the most frequent one; of equals the one that came first. */
export function variantsOf(distinct: ReadonlyMap<string, number>): Map<string, string> {
  const groups = new Map<string, Map<string, number>>()
  for (const [text, count] of distinct) {
    if (text.includes('\ufffd')) continue
    const key = folded(text)
    const writings = groups.get(key)
    const seen = seenText(text)
    if (writings) writings.set(seen, (writings.get(seen) ?? 0) + count)
    else groups.set(key, new Map([[seen, count]]))
  }
  const variants = new Map<string, string>()
  for (const writings of groups.values()) {
    if (writings.size < 2) continue
    const [usual] = [...writings].reduce((a, b) => (b[1] > a[1] ? b : a))
    for (const writing of writings.keys()) if (writing !== usual) variants.set(writing, usual)
  }
  return variants
}
