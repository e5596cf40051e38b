/** How dates, months and numbers are written in files of many systems, and texts in their encodings. */

export const dateStyles = [
  'YYYY-MM-DD',
  'YYYY/M/D',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YYYY年M月D日',
  'D-Mon-YYYY',
  'YYYYMMDD',
  'DD-MM-YYYY',
  'DD/MM/YY',
] as const
export type WrittenDate = (typeof dateStyles)[number]

export const monthStyles = [
  'YYYY-MM',
  'YYYY/MM',
  'YYYY年M月',
  'Mon-YYYY',
  'MM/YYYY',
  'YYYY-MM-01',
  'YYYYMM',
] as const

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number): string => String(n).padStart(2, '0')

/** A day in a style: every part of the style's name is replaced by what it stands for. */
export const writtenDate = (
  style: WrittenDate | (typeof monthStyles)[number],
  year: number,
  month: number,
  day = 1,
): string =>
  style.replace(/YYYY|YY|MM|Mon|M|DD|D/g, (part) => {
    switch (part) {
      case 'YYYY':
        return String(year)
      case 'YY':
        return two(year % 100)
      case 'MM':
        return two(month)
      case 'Mon':
        return names[month - 1] ?? ''
      case 'M':
        return String(month)
      default:
        return part === 'DD' ? two(day) : String(day)
    }
  })

export interface NumberStyle {
  readonly decimal: '.' | ','
  readonly group: string
  /** Currency before and after the figures. */
  readonly lead: string
  readonly tail: string
}

export const writtenNumber = (style: NumberStyle, value: number): string => {
  const [whole = '', rest = ''] = value.toFixed(2).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.group)
  return `${style.lead}${grouped}${style.decimal}${rest}${style.tail}`
}

/** Figures and letters as wide as Hanzi. */
export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

let pairs: Map<string, Buffer> | null = null

/** The two-byte characters of GBK, turned round from what a decoder makes of every pair. */
function pairsOfGbk(): Map<string, Buffer> {
  if (pairs) return pairs
  pairs = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const bytes = Buffer.from([lead, trail])
      const sign = decoder.decode(bytes)
      if (sign.length === 1 && !pairs.has(sign)) pairs.set(sign, bytes)
    }
  return pairs
}

function inGbk(text: string): Buffer | null {
  const parts: Buffer[] = []
  for (const sign of text) {
    const bytes = sign < '\u0080' ? Buffer.from(sign) : pairsOfGbk().get(sign)
    if (!bytes) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

export const fileEncodings = [
  'utf-8',
  'utf-8 marked',
  'utf-16le',
  'utf-16le marked',
  'utf-16be marked',
  'gb18030',
] as const
export type FileEncoding = (typeof fileEncodings)[number]

/** The bytes of a text; null where the encoding has not all of its characters. */
export function encoded(text: string, encoding: FileEncoding): Buffer | null {
  const units = Buffer.from(text, 'utf16le')
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 marked':
      return Buffer.from(`\ufeff${text}`)
    case 'utf-16le':
      return units
    case 'utf-16le marked':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), units])
    case 'utf-16be marked':
      return Buffer.concat([Buffer.from([0xfe, 0xff]), units.swap16()])
    case 'gb18030':
      return inGbk(text)
  }
}
