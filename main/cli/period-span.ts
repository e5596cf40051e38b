/** Months as they are typed: `2026-12`, or `2026-12..2027-03`. */
import { UsageError } from './usage-error'

const month = /^\d{4}-(?:0[1-9]|1[0-2])$/
/** Ten years of months; more is a slip of the finger. */
const most = 120

/** The month `count` months later. */
export function monthLater(start: string, count: number): string {
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** A month as an option's value. Throws `UsageError` where it is not one. */
export function checkMonth(value: string): string {
  if (!month.test(value)) throw new UsageError('not_a_period', { value })
  return value
}

/** Every month of a span, both ends included. */
export function monthsOf(span: string): readonly string[] {
  const [from = '', to = from, more] = span.split('..')
  if (more !== undefined) throw new UsageError('not_a_period', { value: span })
  const months = [checkMonth(from)]
  for (let next = from; next < checkMonth(to); ) {
    next = monthLater(next, 1)
    months.push(next)
    if (months.length > most) throw new UsageError('not_a_period', { value: span })
  }
  if (to < from) throw new UsageError('not_a_period', { value: span })
  return months
}
