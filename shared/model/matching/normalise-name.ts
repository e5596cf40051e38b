/** Names and codes as they are compared: what people and systems write differently is taken off. */

/** Legal forms, longest first; what stands before them is the name. */
const chineseForms = [
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
  '有限公司',
  '分公司',
  '总公司',
  '集团',
  '公司',
]

const latinForms = new Set(
  (
    'co company corp corporation inc incorporated llc llp lp ltd limited plc pte pty gmbh mbh ag kg ohg ug se ' +
    'sa sas sarl srl spa sl slu bv nv ab as oy oyj aps kk group holding holdings intl international'
  ).split(' '),
)

/** Without marks over letters: `é` as `e`. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase()

/** `S.A.` as `sa`, so that a form with points is known as one. */
const joinedInitials = (text: string): string =>
  text.replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))

/** Words of a name, without punctuation and company forms; the words themselves where nothing else would be left. */
export function wordsOfName(name: string): string[] {
  let text = joinedInitials(plain(name))
  for (const form of chineseForms) text = text.replaceAll(form, ' ')
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const kept = words.filter((word) => !latinForms.has(word))
  if (kept.length > 0) return kept
  return words.length > 0
    ? words
    : plain(name)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean)
}

/** Equal for names that differ in case, spaces, punctuation, marks over letters, width and company form alone. */
export const normalisedName = (name: string): string => wordsOfName(name).join('')

/**
 * Equal for codes that differ in case, width, punctuation and zeros before a number alone: `C-017` and `c17`. What stands
 * between two figures parts them in any writing: `A1-23` is not `A12-3`.
 */
export const normalisedCode = (code: string): string =>
  plain(code)
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, '-')
    .replace(/(?<!\d)-|-(?!\d)|[^\p{L}\p{N}-]+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
