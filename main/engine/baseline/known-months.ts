/** What is known of the months of items beforehand: what the calendar does to their family, and the season of it. */
import { periodOf } from '../calendar/month-axis'
import {
  type CalendarEffect,
  calendarFactors,
  estimateCalendarEffect,
  noEffect,
} from '../forecast/calendar/calendar-effect'
import { builtInCalendar, type CalendarTable } from '../forecast/calendar/calendar-table'
import { trustedCalendarEffect } from '../forecast/calendar/forecast-with-calendar'
import { borrowedFactors, seasonFactors } from '../forecast/lifecycle/borrowed-season'

export interface FamilyHistory {
  readonly family: string
  /** What its items were ordered for, in money, so that pieces and tons add up; one a month. */
  readonly worth: Float64Array
}

export interface KnownMonths {
  /** Factors of an item's months from index `from` of the axis on, for its history `values` and `horizon` months more; undefined where nothing is known. */
  factors(
    family: string,
    from: number,
    values: Float64Array,
    horizon: number,
  ): readonly number[] | undefined
}

/** Two places are as much as is known; so that a late order of one item does not make all forecasts new. */
const rounded = (factor: number): number => Math.round(factor * 100) / 100

const sumOf = (families: readonly FamilyHistory[], months: number): Float64Array =>
  Float64Array.from({ length: months }, (_, t) =>
    families.reduce((sum, { worth }) => sum + worth[t]!, 0),
  )

/**
 * Reads from the histories of all families (months from `firstMonth` on, counted from year 0, up to
 * the first forecast one) what is known beforehand of any item's months: the effect of the calendar
 * where it helped to forecast the total and the family agrees; the family's season where an
 * item is smoother without it.
 */
export function knownMonths(
  families: readonly FamilyHistory[],
  firstMonth: number,
  months: number,
  table: CalendarTable = builtInCalendar,
): KnownMonths {
  const all = sumOf(families, months)
  const start = Math.max(
    0,
    all.findIndex((value) => value > 0),
  )
  const first = firstMonth + start
  const total = trustedCalendarEffect(
    {
      id: '',
      category: '',
      seasonLength: 12,
      start: periodOf(first),
      values: all.subarray(start),
    },
    table,
  )
  const effects = new Map<string, CalendarEffect>()
  const seasons = new Map<string, Float64Array>()
  for (const { family, worth } of families) {
    const values = worth.subarray(start)
    const effect =
      total.coefficients.length > 0 ? estimateCalendarEffect(values, first, table, total) : noEffect
    const past = calendarFactors(effect, first, values.length, values.length, table)
    effects.set(family, effect)
    seasons.set(
      family,
      seasonFactors(
        values.map((value, t) => value / past[t]!),
        12,
      ),
    )
  }

  function factors(
    family: string,
    from: number,
    values: Float64Array,
    horizon: number,
  ): number[] | undefined {
    const count = values.length
    const effect = effects.get(family) ?? noEffect
    const season = seasons.get(family)
    const borrowed =
      season && borrowedFactors(season, (((from - start) % 12) + 12) % 12, values, horizon)
    if (!borrowed && effect.coefficients.length === 0) return undefined
    const ofCalendar = calendarFactors(
      effect,
      first,
      months - start + horizon,
      months - start,
      table,
    )
    return Array.from({ length: count + horizon }, (_, t) =>
      rounded((ofCalendar[from - start + t] ?? 1) * (borrowed?.[t] ?? 1)),
    )
  }

  return { factors }
}
