/** A forecast in which the moving part of the calendar is taken out of the history and put into the months to come. */
import type { ForecastOptions } from '../forecast-options'
import { forecastSeries } from '../forecast-series'
import type { Series } from '../series'
import type { SeriesForecast } from '../series-forecast'
import { type Causes, causesIn } from './calendar-columns'
import {
  type CalendarEffect,
  calendarFactors,
  estimateCalendarEffect,
  noEffect,
} from './calendar-effect'
import type { CalendarTable } from './calendar-table'
import { monthOfText } from './iso-days'

export interface CalendarOptions {
  readonly table: CalendarTable
  /** What was found of a larger total, to start from; the line's own history is then only asked whether it agrees. */
  readonly total?: CalendarEffect
}

export interface CalendarForecast extends SeriesForecast {
  /** What was found and put in; no coefficients where the calendar explains nothing. */
  readonly calendar: CalendarEffect
}

/** The effect of the causes on a monthly series; none where it is not monthly. */
function effectOf(series: Series, causesOf: Causes, total?: CalendarEffect): CalendarEffect {
  const first = monthOfText(series.start)
  if (series.seasonLength !== 12 || !Number.isFinite(first)) return noEffect
  return estimateCalendarEffect(series.values, first, causesOf, total)
}

function forecastAdjusted(
  series: Series,
  options: ForecastOptions,
  effect: CalendarEffect,
  causesOf: Causes,
): SeriesForecast {
  const count = series.values.length
  const first = monthOfText(series.start)
  const factors = calendarFactors(effect, first, count + options.horizon, count, causesOf)
  return forecastSeries(series, { ...options, factors: [...factors] })
}

/** Earlier origins at which forecasts with and without the causes are compared, in months before the end. */
const origins = [18, 12, 6] as const
const leastHistory = 30

export interface CauseTest {
  /** Mean absolute errors of forecasts from earlier origins, in units of the series, with what was known there; null where the history is too short. */
  readonly errorWith: number | null
  readonly errorWithout: number | null
}

/** How forecasts from earlier origins erred with what the causes had shown by then, and without it. */
function testCauses(series: Series, options: ForecastOptions, causesOf: Causes): CauseTest {
  const missed = { with: 0, without: 0 }
  let tried = 0
  for (const back of origins) {
    const origin = series.values.length - back
    if (origin < leastHistory) continue
    tried += 1
    const past = { ...series, values: series.values.subarray(0, origin) }
    const asked = { ...options, horizon: back, levels: [], leadTimes: [] }
    const effect = effectOf(past, causesOf)
    const plain = forecastSeries(past, asked)
    const adjusted = forecastAdjusted(past, asked, effect, causesOf)
    for (let h = 0; h < back; h++) {
      const actual = series.values[origin + h]!
      if (!Number.isFinite(actual)) continue
      missed.with += Math.abs(adjusted.forecast[h]! - actual) / back
      missed.without += Math.abs(plain.forecast[h]! - actual) / back
    }
  }
  if (tried === 0) return { errorWith: null, errorWithout: null }
  return { errorWith: missed.with / tried, errorWithout: missed.without / tried }
}

export interface TestedEffect extends CauseTest {
  /** Found in the history and no worse for forecasts; no coefficients else. */
  readonly effect: CalendarEffect
  /** Whether the history shows it, trusted or not. */
  readonly found: boolean
}

/**
 * The effect of causes on a monthly series where its own months show it and forecasts from
 * earlier origins are no worse for it; none else. For totals: what is found of them is lent to
 * their parts.
 */
export function testedEffect(series: Series, causesOf: Causes): TestedEffect {
  const effect = effectOf(series, causesOf)
  const found = effect.coefficients.length > 0
  if (!found) return { effect: noEffect, found, errorWith: null, errorWithout: null }
  const test = testCauses(series, { horizon: origins[0] }, causesOf)
  const trusted = (test.errorWith ?? 0) <= (test.errorWithout ?? 0)
  return { effect: trusted ? effect : noEffect, found, ...test }
}

/**
 * Forecasts a series with the calendar of its business: the effect that is trusted, or the one of
 * the total it belongs to where it agrees, is divided out before and multiplied in after. Errors of
 * earlier origins are those of the history without it. Never throws, never NaN.
 */
export function forecastWithCalendar(
  series: Series,
  options: ForecastOptions,
  calendar: CalendarOptions,
): CalendarForecast {
  const { table, total } = calendar
  const causesOf = causesIn(table)
  const effect = total ? effectOf(series, causesOf, total) : testedEffect(series, causesOf).effect
  if (effect.coefficients.length === 0)
    return { ...forecastSeries(series, options), calendar: noEffect }
  return { ...forecastAdjusted(series, options, effect, causesOf), calendar: effect }
}
