/** An unsigned number as people write it: `1200`, `1,200.5`, `1.2k`, `3M`, `1.2万`, `1.2E+05`. */
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

const shape = /^(?<whole>\d[\d,' ]*)?(?:\.(?<decimals>\d*))?(?:e(?<power>[+-]?\d{1,3}))?/i
const grouped = /^(?:\d+|\d{1,3}(?<separator>[,' ])\d{3}(?:\k<separator>\d{3})*)$/

const fault = (at: number, reason: EntryFault): NumberRead => ({ ok: false, at, reason })

/** Reads all of `text`; positions in faults count from its start. */
export function readNumber(text: string): NumberRead {
  if (text === '') return fault(0, 'number_missing')
  const match = shape.exec(text)
  const whole = (match?.groups?.whole ?? '').trimEnd()
  const decimals = match?.groups?.decimals ?? ''
  if (!match || (whole === '' && decimals === '')) return fault(0, 'not_a_number')
  if (whole !== '' && !grouped.test(whole)) return fault(0, 'grouping')

  const unit = text.slice(match[0].length).trim().toLowerCase()
  const unitPower = unit === '' ? 0 : unitPowers[unit]
  if (unitPower === undefined) {
    const after = text.slice(match[0].length)
    return fault(match[0].length + after.length - after.trimStart().length, 'not_a_number')
  }
  const power = Number(match.groups?.power ?? 0) + unitPower
  const digits = whole.replace(/[,' ]/g, '') || '0'
  return { ok: true, value: Number(`${digits}.${decimals || '0'}e${power}`) }
}
