/** What kinds of characters a text holds, in one pass over it. */

export const signs = {
  digit: 1,
  letter: 2,
  /** Anything above U+007F. */
  beyondAscii: 4,
  /** C0 and C1 controls and DEL; tab and line ends stand apart. */
  control: 8,
  /** U+00A0, U+2007, U+202F, U+3000. */
  fixedSpace: 16,
  /** Characters without a width, and those that turn the direction of writing. */
  invisible: 32,
  /** U+FFFD: bytes that did not fit. */
  replaced: 64,
  /** U+FEFF. */
  byteOrderMark: 128,
  /** A space or tab at either end. */
  outerSpace: 256,
  /** Letters that text in UTF-8 shows when it is read as Windows-1252, or that GBK shows of U+FFFD. */
  misread: 512,
  quote: 1024,
  /** Something other than digits and the signs numbers and dates are written with. */
  other: 2048,
  lineEnd: 4096,
} as const

const asciiSigns = new Uint16Array(128)
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code)
  let sign: number = signs.other
  if (code < 32 || code === 127) sign = signs.control
  if (char === '\t') sign = 0
  if (char === '\n' || char === '\r') sign = signs.lineEnd
  if (char >= '0' && char <= '9') sign = signs.digit
  if (/[A-Za-z]/.test(char)) sign = signs.letter
  if (char === '"') sign = signs.quote | signs.other
  if (" .,-+/:()%'".includes(char)) sign = 0
  asciiSigns[code] = sign
}

function signOf(code: number): number {
  if (code < 0xa0) return signs.beyondAscii | signs.control
  if (code < 0x100) {
    if (code === 0xa0) return signs.beyondAscii | signs.fixedSpace
    if (code === 0xad) return signs.beyondAscii | signs.invisible
    // First bytes of characters of two, three and four bytes.
    return signs.beyondAscii | (code >= 0xc2 && code <= 0xf4 ? signs.misread : 0)
  }
  if (code === 0x2007 || code === 0x202f || code === 0x3000)
    return signs.beyondAscii | signs.fixedSpace
  if (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069)
  )
    return signs.beyondAscii | signs.invisible
  if (code === 0xfffd) return signs.beyondAscii | signs.replaced
  if (code === 0xfeff) return signs.beyondAscii | signs.byteOrderMark
  // 锟: how U+FFFD twice looks when its bytes are read as GBK.
  if (code === 0x951f) return signs.beyondAscii | signs.misread | signs.other
  return signs.beyondAscii | signs.other
}

/** The `signs` of a text, added up. */
export function scanText(text: string): number {
  let found = 0
  const { length } = text
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    found |= code < 128 ? (asciiSigns[code] ?? 0) : signOf(code)
  }
  if (length > 0 && (isOuter(text.charCodeAt(0)) || isOuter(text.charCodeAt(length - 1))))
    found |= signs.outerSpace
  return found
}

const isOuter = (code: number): boolean => code === 32 || code === 9
