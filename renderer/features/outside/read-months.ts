/** Months and values as they are typed or copied from a spreadsheet. */
export interface ReadMonths {
  readonly values: Readonly<Record<string, number>>
  /** The first line that is none; null where all were read. */
  readonly wrong: { readonly line: number; readonly text: string } | null
}

const line = /^(\d{4})[-/.年]?(\d{1,2})月?(?:[-/.]\d{1,2}日?)?[\s,;:=]+([+-]?[\d.,'\s]*\d)$/

/** The number of a text with a point or a comma for decimals; where both stand, the last one is. */
function numberIn(text: string): number {
  const plain = text.replace(/['\s]/g, '')
  const comma = plain.lastIndexOf(',')
  const point = plain.lastIndexOf('.')
  const decimal = comma > point ? ',' : '.'
  const thousands = decimal === ',' ? '.' : ','
  // One comma before three digits sets off thousands.
  if (decimal === ',' && point < 0 && /^[+-]?\d{1,3}(,\d{3})+$/.test(plain))
    return Number(plain.replaceAll(',', ''))
  return Number(plain.replaceAll(thousands, '').replace(decimal, '.'))
}

/** One month a line: `2026-01 104.2`; empty lines are passed over. */
export function readMonths(text: string): ReadMonths {
  const values: Record<string, number> = {}
  for (const [at, given] of text.split(/\r?\n/).entries()) {
    const trimmed = given.trim()
    if (trimmed === '') continue
    const found = line.exec(trimmed)
    const month = Number(found?.[2])
    const value = found ? numberIn(found[3] ?? '') : Number.NaN
    if (!found || month < 1 || month > 12 || !Number.isFinite(value))
      return { values, wrong: { line: at + 1, text: trimmed.slice(0, 60) } }
    values[`${found[1]}-${String(month).padStart(2, '0')}`] = value
  }
  return { values, wrong: null }
}

/** As `readMonths` reads it, the earliest month first. */
export const writeMonths = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, value]) => `${month}\t${value}`)
    .join('\n')

/** A date that exists, as `2027-02-06`. */
export const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** A month that exists, as `2027-02`. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
