/** A forecast in which the moving part of the calendar is taken out of the history and put into the months to come. */
import type { ForecastOptions } from '../forecast-options'
import { forecastSeries } from '../forecast-series'
import type { Series } from '../series'
import type { SeriesForecast } from '../series-forecast'
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

/** The effect of the calendar on a monthly series; none where it is not monthly. */
export function calendarEffectOf(
  series: Series,
  { table, total }: CalendarOptions,
): CalendarEffect {
  const first = monthOfText(series.start)
  if (series.seasonLength !== 12 || !Number.isFinite(first)) return noEffect
  return estimateCalendarEffect(series.values, first, table, total)
}

function forecastAdjusted(
  series: Series,
  options: ForecastOptions,
  effect: CalendarEffect,
  table: CalendarTable,
): SeriesForecast {
  const count = series.values.length
  const first = monthOfText(series.start)
  const factors = calendarFactors(effect, first, count + options.horizon, count, table)
  return forecastSeries(series, { ...options, factors: [...factors] })
}

/** Earlier origins at which forecasts with and without the calendar are compared, in months before the end. */
const origins = [18, 12, 6] as const
const leastHistory = 30

/** Whether forecasts from earlier origins, with what was known of the calendar there, erred less with it than without. */
function helpsForecasts(series: Series, options: ForecastOptions, table: CalendarTable): boolean {
  const missed = { with: 0, without: 0 }
  for (const back of origins) {
    const origin = series.values.length - back
    if (origin < leastHistory) continue
    const past = { ...series, values: series.values.subarray(0, origin) }
    const asked = { ...options, horizon: back, levels: [], leadTimes: [] }
    const effect = calendarEffectOf(past, { table })
    const plain = forecastSeries(past, asked)
    const adjusted = forecastAdjusted(past, asked, effect, table)
    for (let h = 0; h < back; h++) {
      const actual = series.values[origin + h]!
      if (!Number.isFinite(actual)) continue
      missed.with += Math.abs(adjusted.forecast[h]! - actual) / back
      missed.without += Math.abs(plain.forecast[h]! - actual) / back
    }
  }
  return missed.with <= missed.without
}

/**
 * The effect of the calendar on a monthly series where its own months show it and forecasts from
 * earlier origins are no worse for it; none else. For totals: what is found of them is lent to
 * their parts.
 */
export function trustedCalendarEffect(series: Series, table: CalendarTable): CalendarEffect {
  const found = calendarEffectOf(series, { table })
  const trusted =
    found.coefficients.length > 0 && helpsForecasts(series, { horizon: origins[0] }, table)
  return trusted ? found : noEffect
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
  const effect = total ? calendarEffectOf(series, calendar) : trustedCalendarEffect(series, table)
  if (effect.coefficients.length === 0)
    return { ...forecastSeries(series, options), calendar: noEffect }
  return { ...forecastAdjusted(series, options, effect, table), calendar: effect }
}
