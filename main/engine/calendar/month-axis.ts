/** The time axis of a plan: months from the first of history to the last of the horizon. */
import { monthNumber } from '@shared/model/orders/order-summary'

export interface MonthAxis {
  /** `YYYY-MM`, ascending. */
  readonly periods: readonly string[]
  /** Index of the first planned period. */
  readonly current: number
}

/** `YYYY-MM` of a number of months since the year 0. */
export const periodOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** The axis around the month that `asOf` (`YYYY-MM-DD`) lies in: `past` months before it, `future` from it on. */
export function createMonthAxis(asOf: string, past: number, future: number): MonthAxis {
  const current = monthNumber(asOf)
  const periods = Array.from({ length: past + future }, (_, i) => periodOf(current - past + i))
  return { periods, current: past }
}

/** Index of the month of a date or month on the axis; may lie outside it, even below zero. */
export const indexOnAxis = (axis: MonthAxis, dateOrMonth: string): number =>
  monthNumber(dateOrMonth) - monthNumber(axis.periods[0] ?? dateOrMonth)

/** Calendar month of an index, 0 for January. */
export const monthOfYear = (axis: MonthAxis, index: number): number =>
  (((monthNumber(axis.periods[0] ?? '2000-01') + index) % 12) + 12) % 12

/** Whole months in a lead time; the half month and more counts as one. */
export const monthsOfDays = (days: number): number => Math.round(days / 30)
