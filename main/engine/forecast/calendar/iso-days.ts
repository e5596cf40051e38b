/** Days counted from 1970-01-01, so that windows around a date need no calendar. */

const day = 86_400_000

/** Days from 1970-01-01 to a date `YYYY-MM-DD`; NaN where it is none. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / day)

/** First day of a month counted from year 0 (2026-11 is 2026 × 12 + 10). */
export const firstDayOf = (month: number): number =>
  Math.round(Date.UTC(2000, month - 24_000, 1) / day)

/** 0 for Sunday. */
export const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7

/** Month of a day, counted from year 0. */
export function monthOf(number: number): number {
  const date = new Date(number * day)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** A month `YYYY-MM` or date counted from year 0; NaN where it is neither. */
export function monthOfText(text: string): number {
  const found = /^(\d{4})-(\d{2})/.exec(text)
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : Number.NaN
}
