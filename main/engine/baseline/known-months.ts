/** What is known of the months of items beforehand: what the calendar and figures from outside do to their family, and the season of it. */
import type { OutsideDriver } from '@shared/model/outside-knowledge'
import { periodOf } from '../calendar/month-axis'
import { type Causes, causesIn } from '../forecast/calendar/calendar-columns'
import {
  type CalendarEffect,
  calendarFactors,
  estimateCalendarEffect,
} from '../forecast/calendar/calendar-effect'
import { builtInCalendar, type CalendarTable } from '../forecast/calendar/calendar-table'
import { type TestedEffect, testedEffect } from '../forecast/calendar/forecast-with-calendar'
import { outsideCauses } from '../forecast/calendar/outside-columns'
import { borrowedFactors, seasonFactors } from '../forecast/lifecycle/borrowed-season'

export interface FamilyHistory {
  readonly family: string
  /** What its items were ordered for, in money, so that pieces and tons add up; one a month. */
  readonly worth: Float64Array
}

export interface TestedDriver extends TestedEffect {
  readonly driver: string
}

export interface KnownMonths {
  /** Factors of an item's months from index `from` of the axis on, for its history `values` and `horizon` months more; undefined where nothing is known. */
  factors(
    family: string,
    from: number,
    values: Float64Array,
    horizon: number,
  ): readonly number[] | undefined
  /** What the calendar does to the whole company. */
  readonly calendar: TestedEffect
  /** Every figure from outside, used or not. */
  readonly drivers: readonly TestedDriver[]
}

/** Two places are as much as is known; so that a late order of one item does not make all forecasts new. */
const rounded = (factor: number): number => Math.round(factor * 100) / 100

const sumOf = (families: readonly FamilyHistory[], months: number): Float64Array =>
  Float64Array.from({ length: months }, (_, t) =>
    families.reduce((sum, { worth }) => sum + worth[t]!, 0),
  )

/** One cause that a family's months are known to follow. */
interface FamilyEffect {
  readonly effect: CalendarEffect
  readonly causesOf: Causes
}

/**
 * Reads from the histories of all families (months from `firstMonth` on, counted from year 0, up to
 * the first forecast one) what is known beforehand of any item's months: the effect of the calendar
 * and of figures from outside, where it helped to forecast the total (a family's own figure: the family) and the family
 * agrees; the family's season where an item is smoother without it.
 */
export function knownMonths(
  families: readonly FamilyHistory[],
  firstMonth: number,
  months: number,
  table: CalendarTable = builtInCalendar,
  outside: readonly OutsideDriver[] = [],
): KnownMonths {
  const all = sumOf(families, months)
  const start = Math.max(
    0,
    all.findIndex((value) => value > 0),
  )
  const first = firstMonth + start
  const seriesOf = (values: Float64Array) => ({
    id: '',
    category: '',
    seasonLength: 12,
    start: periodOf(first),
    values,
  })
  const without = (values: Float64Array, { effect, causesOf }: FamilyEffect): Float64Array => {
    const past = calendarFactors(effect, first, values.length, values.length, causesOf)
    return values.map((value, t) => value / past[t]!)
  }
  const calendarCauses = causesIn(table)
  const whole = all.subarray(start)
  const calendar = testedEffect(seriesOf(whole), calendarCauses)
  const rested = without(whole, { effect: calendar.effect, causesOf: calendarCauses })
  const ofCompany = outside
    .filter(({ family }) => family === null)
    .map((driver) => {
      const causesOf = outsideCauses(driver)
      return { driver: driver.driver, causesOf, ...testedEffect(seriesOf(rested), causesOf) }
    })
  const drivers: TestedDriver[] = ofCompany.map(({ causesOf: _, ...tested }) => tested)
  const effects = new Map<string, readonly FamilyEffect[]>()
  const seasons = new Map<string, Float64Array>()
  for (const { family, worth } of families) {
    let values = worth.subarray(start)
    const known: FamilyEffect[] = []
    const take = (one: FamilyEffect): void => {
      if (one.effect.coefficients.length === 0) return
      known.push(one)
      values = without(values, one)
    }
    const lent = (total: CalendarEffect, causesOf: Causes): void => {
      if (total.coefficients.length > 0)
        take({ effect: estimateCalendarEffect(values, first, causesOf, total), causesOf })
    }
    lent(calendar.effect, calendarCauses)
    for (const { effect, causesOf } of ofCompany) lent(effect, causesOf)
    for (const driver of outside.filter((one) => one.family === family)) {
      const causesOf = outsideCauses(driver)
      const tested = testedEffect(seriesOf(values), causesOf)
      drivers.push({ driver: driver.driver, ...tested })
      take({ effect: tested.effect, causesOf })
    }
    effects.set(family, known)
    seasons.set(family, seasonFactors(values, 12))
  }

  function factors(
    family: string,
    from: number,
    values: Float64Array,
    horizon: number,
  ): number[] | undefined {
    const count = values.length
    const known = effects.get(family) ?? []
    const season = seasons.get(family)
    const borrowed =
      season && borrowedFactors(season, (((from - start) % 12) + 12) % 12, values, horizon)
    if (!borrowed && known.length === 0) return undefined
    const each = known.map(({ effect, causesOf }) =>
      calendarFactors(effect, first, months - start + horizon, months - start, causesOf),
    )
    return Array.from({ length: count + horizon }, (_, t) =>
      rounded(
        each.reduce((product, one) => product * (one[from - start + t] ?? 1), borrowed?.[t] ?? 1),
      ),
    )
  }

  return { factors, calendar, drivers }
}
