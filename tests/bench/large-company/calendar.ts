/** Months and days of the synthetic company, counted from the month of its `asOf`. */
import { asOf } from './company-size'
import { padded } from './steady-draw'

const current = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1

/** `YYYY-MM` so many months after that of `asOf`. */
export const monthAt = (offset: number): string => {
  const number = current + offset
  return `${padded(Math.floor(number / 12), 4)}-${padded((number % 12) + 1, 2)}`
}

/** Calendar month, 0 for January. */
export const calendarMonthAt = (offset: number): number => (current + offset) % 12

/** Every month has 28 days here. */
export const dayAt = (offset: number, drawn: number): string =>
  `${monthAt(offset)}-${padded(1 + Math.floor(drawn * 28), 2)}`
