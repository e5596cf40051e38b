/** An unsigned number as people write it: `1200`, `1,200.5`, `1.200,5`, `1.2k`, `3M`, `1.2万`, `1.2E+05`. */
import type { DecimalMark } from './decimal-mark'
import type { EntryFault } from './entry-shape'

/** Powers of ten, so that `1.2万` is read as the decimal text 1.2e4 and not as a rounded product. */
const unitPowers: Readonly<Record<string, number>> = {
  k: 3,
  千: 3,
  w: 4,
  万: 4,
  m: 6,
  百万: 6,
  千万: 7,
  亿: 8,
}

export type NumberRead =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly at: number; readonly reason: EntryFault }

const shape = /^(?<numeral>[\d.,][\d.,' ]*)?(?:e(?<power>[+-]?\d{1,3}))?/i
const grouped = /^(?:\d+|\d{1,3}(?<separator>[.,' ])\d{3}(?:\k<separator>\d{3})*)$/

const fault = (at: number, reason: EntryFault) => ({ ok: false, at, reason }) as const

/**
 * Which character of a numeral sets off its decimals; undefined where none does. With both marks in it the last one does,
 * whoever types. One mark alone is the locale's; repeated it can only set off thousands.
 */
function decimalsFrom(numeral: string, mark: DecimalMark): number | undefined {
  const point = numeral.lastIndexOf('.')
  const comma = numeral.lastIndexOf(',')
  if (point >= 0 && comma >= 0) return Math.max(point, comma)
  const at = mark === '.' ? point : comma
  if (at < 0) return undefined
  const repeated = numeral.indexOf(mark) !== at
  return repeated && grouped.test(numeral) ? undefined : numeral.indexOf(mark)
}

/** Reads all of `text`; positions in faults count from its start. */
export function readNumber(text: string, mark: DecimalMark = '.'): NumberRead {
  if (text === '') return fault(0, 'number_missing')
  const match = shape.exec(text)
  const numeral = (match?.groups?.numeral ?? '').trimEnd()
  if (!match || !/\d/.test(numeral)) return fault(0, 'not_a_number')
  const at = decimalsFrom(numeral, mark)
  const whole = numeral.slice(0, at)
  const decimals = at === undefined ? '' : numeral.slice(at + 1)
  const stray = decimals.search(/\D/)
  if (at !== undefined && stray >= 0) return fault(at + 1 + stray, 'not_a_number')
  if (whole !== '' && !grouped.test(whole.trimEnd())) return fault(0, 'grouping')

  const after = text.slice(match[0].length)
  const unit = after.trim().toLowerCase()
  const unitPower = unit === '' ? 0 : unitPowers[unit]
  if (unitPower === undefined)
    return fault(match[0].length + after.length - after.trimStart().length, 'not_a_number')
  const power = Number(match.groups?.power ?? 0) + unitPower
  const digits = whole.replace(/\D/g, '') || '0'
  return { ok: true, value: Number(`${digits}.${decimals || '0'}e${power}`) }
}
