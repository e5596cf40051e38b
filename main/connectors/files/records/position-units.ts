/** What positions of a record count: characters, or bytes of an encoding in which some characters take several. */
import type { TextEncoding } from '../text-encoding'

export interface PositionUnits {
  /** How many units the text has. */
  length(text: string): number
  /** Index of the character at which so many units are over; -1 where the text has fewer. A character that the border cuts belongs to what is before it. */
  indexAfter(text: string, units: number): number
}

/** Texts of which each character is one byte, or one unit of the text. */
const plain = /^[ -~\t]*$/
const oneUnitEach = /^[^\ud800-\udfff]*$/

const counting = (simple: RegExp, unitsOf: (sign: string) => number): PositionUnits => ({
  length(text) {
    if (simple.test(text)) return text.length
    let units = 0
    for (const sign of text) units += unitsOf(sign)
    return units
  },
  indexAfter(text, wanted) {
    if (text.length < wanted && simple.test(text)) return -1
    if (simple.test(text.slice(0, wanted))) return wanted <= text.length ? wanted : -1
    let units = 0
    let at = 0
    for (const sign of text) {
      if (units >= wanted) return at
      units += unitsOf(sign)
      at += sign.length
    }
    return units >= wanted ? at : -1
  },
})

export const characters: PositionUnits = counting(oneUnitEach, () => 1)

/** Characters that GB18030 writes with two bytes: all others beyond ASCII take four. */
function twoByteSigns(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const pair = new Uint8Array(2)
  const signs = new Set<string>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      pair.set([lead, trail])
      const sign = decoder.decode(pair)
      if ([...sign].length === 1) signs.add(sign)
    }
  return signs
}
let twoBytes: ReadonlySet<string> | null = null

const isHalfWidth = (sign: string): boolean => sign >= '\uff61' && sign <= '\uff9f'

const bytesOf: Readonly<Record<TextEncoding, (sign: string) => number>> = {
  'utf-8': (sign) => Buffer.byteLength(sign),
  'utf-16le': (sign) => sign.length * 2,
  'utf-16be': (sign) => sign.length * 2,
  'windows-1252': () => 1,
  shift_jis: (sign) => (sign < '\u0080' || isHalfWidth(sign) ? 1 : 2),
  big5: (sign) => (sign < '\u0080' ? 1 : 2),
  gb18030(sign) {
    if (sign < '\u0080') return 1
    twoBytes ??= twoByteSigns()
    return twoBytes.has(sign) ? 2 : 4
  },
}

/** Bytes of a text in `encoding`. */
export const bytesIn = (encoding: TextEncoding): PositionUnits =>
  counting(encoding.startsWith('utf-16') ? /^$/ : plain, bytesOf[encoding])
