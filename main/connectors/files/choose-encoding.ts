/** Which encoding bytes are in that nobody declared: byte order marks first, then zeros, valid UTF-8, and what the bytes would say in the old encodings. */

export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1252',
  'shift_jis',
  'big5',
] as const
export type TextEncoding = (typeof textEncodings)[number]

/** The encoding a byte order mark states, and its length; null where there is none. */
export function markOf(
  sample: Uint8Array,
): { readonly encoding: TextEncoding; readonly length: number } | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf)
    return { encoding: 'utf-8', length: 3 }
  return null
}

/** Text in two-byte units without a mark shows by its commas, digits and line ends: every second byte of those is 0. */
function twoByteUnits(sample: Uint8Array, most: number): TextEncoding | null {
  const length = Math.min(sample.length, most) & ~1
  if (length < 4) return null
  let low = 0
  let high = 0
  for (let at = 0; at < length; at += 2) {
    const a = sample[at] ?? 0
    const b = sample[at + 1] ?? 0
    if (b === 0 && isTableSign(a)) low += 1
    if (a === 0 && isTableSign(b)) high += 1
  }
  const units = length / 2
  if (low * 10 >= units && low > high * 8) return 'utf-16le'
  return high * 10 >= units && high > low * 8 ? 'utf-16be' : null
}

const isTableSign = (byte: number): boolean =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127)

interface Utf8Score {
  readonly good: number
  readonly bad: number
  /** Characters that are as well a Hanzi that stands alone; they say nothing where others do. */
  readonly alone: number
}

/** Characters of several bytes that are right, and bytes that fit none; one that the end cuts off counts for neither. */
function scoreUtf8(sample: Uint8Array): Utf8Score {
  let good = 0
  let bad = 0
  let alone = 0
  for (let at = 0; at < sample.length; ) {
    const byte = sample[at] ?? 0
    if (byte < 0x80) {
      at += 1
      continue
    }
    if (isHanziAlone(sample, at)) {
      alone += 1
      at += 2
      continue
    }
    const length =
      byte >= 0xc2 && byte <= 0xdf
        ? 2
        : (byte & 0xf0) === 0xe0
          ? 3
          : byte >= 0xf0 && byte <= 0xf4
            ? 4
            : 0
    if (length === 0) {
      bad += 1
      at += 1
      continue
    }
    let held = 1
    while (held < length && ((sample[at + held] ?? 0) & 0xc0) === 0x80) held += 1
    if (held === length) good += 1
    else if (at + held < sample.length) bad += 1
    at += held
  }
  return { good, bad, alone }
}

/**
 * Whether the two bytes at `at` stand alone and are a frequent Hanzi of GB18030 as well as a letter of UTF-8 that hardly
 * ever stands alone: 元 after figures and 台 between commas are single letters of Cyrillic, Armenian or Hebrew there.
 * Greek letters, which are used as signs, are left to UTF-8, and so are accents behind the letter they belong to.
 */
function isHanziAlone(sample: Uint8Array, at: number): boolean {
  const lead = sample[at] ?? 0
  const trail = sample[at + 1] ?? 0
  const before = sample[at - 1] ?? 0
  const isAccent = lead === 0xcc || lead === 0xcd
  return (
    (isAccent ? !isLetter(before) : lead >= 0xd0 && lead <= 0xd7) &&
    trail >= 0xa1 &&
    (sample[at + 2] ?? 0) < 0x80 &&
    before < 0x80
  )
}

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

type Weigh = (
  lead: number,
  trail: number,
  third: number,
  fourth: number,
) => { readonly bytes: 1 | 2 | 4; readonly weight: number }

const single = (weight: number) => ({ bytes: 1 as const, weight })
const double = (weight: number) => ({ bytes: 2 as const, weight })
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** How likely a byte or pair is in ordinary text of the encoding, from -1 (impossible) to 1. */
const weighers: Readonly<Record<'gb18030' | 'big5' | 'shift_jis', Weigh>> = {
  gb18030(lead, trail, third, fourth) {
    // Letters of other scripts: nothing else has digits in such places.
    if (lead > 0x80 && isDigit(trail) && third > 0x80 && isDigit(fourth))
      return { bytes: 4, weight: 0.9 }
    if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f || trail === 0xff)
      return single(-1)
    if (trail < 0x40) return double(lead >= 0x81 ? 0.05 : -1)
    if (trail < 0xa1) return double(0.1)
    if (lead >= 0xb0 && lead <= 0xd7) return double(1)
    if (lead >= 0xa1 && lead <= 0xa3) return double(0.9)
    return double(lead >= 0xd8 && lead <= 0xf7 ? 0.4 : 0.1)
  },
  big5(lead, trail) {
    const fits = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)
    if (lead < 0xa1 || lead > 0xf9 || !fits) return single(-1)
    if (lead >= 0xa4 && lead <= 0xc6) return double(0.95)
    if (lead <= 0xa3) return double(0.7)
    return double(lead >= 0xc9 ? 0.3 : -1)
  },
  shift_jis(lead, trail) {
    if (lead >= 0xa1 && lead <= 0xdf) return single(0.2)
    const fits = trail >= 0x40 && trail <= 0xfc && trail !== 0x7f
    const leads = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)
    if (!leads || !fits) return single(-1)
    if (lead === 0x82 || lead === 0x83) return double(1)
    if (lead === 0x81) return double(0.8)
    return double(lead >= 0x88 && lead <= 0x97 ? 0.75 : 0.3)
  },
}

function scoreDouble(sample: Uint8Array, weigh: Weigh): number {
  let sum = 0
  let high = 0
  for (let at = 0; at < sample.length; ) {
    const lead = sample[at] ?? 0
    if (lead < 0x80) {
      at += 1
      continue
    }
    if (at + 1 >= sample.length) break
    const { bytes, weight } = weigh(
      lead,
      sample[at + 1] ?? 0,
      sample[at + 2] ?? 0,
      sample[at + 3] ?? 0,
    )
    sum += weight * bytes
    high += bytes
    at += bytes
  }
  return high === 0 ? 0 : sum / high
}

/** Letters with accents stand between plain letters; a run of several high bytes is seldom Western. */
function scoreWestern(sample: Uint8Array): number {
  let sum = 0
  let high = 0
  const isHigh = (at: number) => (sample[at] ?? 0) >= 0x80
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0
    if (byte < 0x80) continue
    high += 1
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) sum -= 1
    else if (byte === 0xff || byte === 0xfe || byte === 0xc1 || byte === 0xd7 || byte === 0xf7)
      sum -= 0.2
    else if (isHigh(at - 1) || isHigh(at + 1)) sum += 0.25
    else sum += byte >= 0xc0 ? 1 : 0.6
  }
  return high === 0 ? 0 : sum / high
}

/** Below it no old encoding is believed, and the text is damaged UTF-8. */
const believable = 0.3

/** The encoding of a text that starts with `sample`; null while everything is ASCII. */
export function chooseEncoding(sample: Uint8Array): TextEncoding | null {
  const mark = markOf(sample)
  if (mark) return mark.encoding
  // A long text may follow the first lines.
  const units = twoByteUnits(sample, 8192) ?? twoByteUnits(sample, 512)
  if (units) return units
  const { good, bad, alone } = scoreUtf8(sample)
  if (good === 0 && bad === 0) return alone === 0 ? null : 'gb18030'
  if (good >= bad && good > 0) return 'utf-8'
  const scores: readonly (readonly [TextEncoding, number])[] = [
    ['gb18030', scoreDouble(sample, weighers.gb18030)],
    ['windows-1252', scoreWestern(sample)],
    ['shift_jis', scoreDouble(sample, weighers.shift_jis)],
    ['big5', scoreDouble(sample, weighers.big5)],
  ]
  const [best, score] = scores.reduce((a, b) => (b[1] > a[1] ? b : a))
  return score >= believable ? best : 'utf-8'
}
