/** Forecasts one series: the kind of its history, the methods that fit it, their combination, errors and limits. */
import type { ForecastReason } from '@shared/model/forecast-words'
import { combinePaths } from './combine/combine-values'
import { type FittedMember, fitMembers } from './combine/fit-members'
import { createLimits } from './combine/limits'
import {
  combineRolled,
  naiveScale,
  planOrigins,
  type RolledPaths,
  rollingErrors,
  rollPaths,
} from './combine/rolling-origins'
import type { ForecastOptions } from './forecast-options'
import { cleanHistory } from './history/clean-history'
import { combinationFor, historyKindOf } from './history-kind'
import { createIntermittentLimits } from './intermittent/intermittent-limits'
import { factorsFor, withFactors, withoutFactors } from './known-factors'
import { forecastLaunch } from './lifecycle/forecast-launch'
import { type PreparedValues, prepareValues } from './prepare-values'
import { shortestSeason } from './season/several-seasons'
import type { Series } from './series'
import type { SeriesForecast } from './series-forecast'

const kindReasons: Readonly<Record<string, ForecastReason>> = {
  empty: 'history_empty',
  constant: 'history_constant',
  short: 'history_short',
  intermittent: 'history_intermittent',
}

/** Nothing is known: nothing is expected, and nothing is said about limits but that. */
function emptyForecast(
  series: Series,
  { horizon, levels = [], leadTimes = [] }: ForecastOptions,
  reasons: readonly ForecastReason[],
): SeriesForecast {
  const zeros = (): Float64Array => new Float64Array(horizon)
  return {
    id: series.id,
    kind: 'empty',
    method: 'combination',
    forecast: zeros(),
    fitted: new Float64Array(series.values.length).fill(Number.NaN),
    intervals: levels.map((level) => ({ level, lower: zeros(), upper: zeros() })),
    sumIntervals: leadTimes.flatMap((leadTime) =>
      levels.map((level) => ({ leadTime, level, sum: 0, lower: 0, upper: 0 })),
    ),
    members: [],
    errors: null,
    findings: [],
    reasons: ['history_empty', ...reasons.filter((reason) => reason !== 'history_empty')],
  }
}

/** `values` in the unit of the series, held at zero where it may not be below; whether any had to be. */
function inUnits(values: Float64Array, scale: number, floor: number): Float64Array {
  const result = new Float64Array(values.length)
  for (let t = 0; t < values.length; t++) {
    const value = values[t]! * scale
    result[t] = value < floor ? floor : value
  }
  return result
}

/** Fitted values stand under the observations they are for. */
function fittedInUnits(fitted: Float64Array, { skipped, scale }: PreparedValues): Float64Array {
  const result = new Float64Array(skipped + fitted.length).fill(Number.NaN)
  for (let t = 0; t < fitted.length; t++) result[skipped + t] = fitted[t]! * scale
  return result
}

/** Values that a forecast from an earlier time needs before it. */
const fewestBefore = 12

/** What the fits combined would have forecast so many periods before the end, to the end. */
function earlierForecasts(
  fits: Parameters<typeof rollPaths>[0][],
  by: Parameters<typeof combineRolled>[1],
  earlier: readonly number[],
  count: number,
): RolledPaths {
  return earlier.map((back) => {
    if (count - back < fewestBefore || back < 1) return null
    const plan = { origins: [count - back], horizon: back }
    const rolled = fits.map((fit) => rollPaths(fit, plan, count))
    return combineRolled(rolled, by)[0] ?? null
  })
}

/**
 * The forecast of a series with its members, errors and limits, in the unit of the series.
 * Never throws and never answers NaN in forecasts or limits, whatever the values are: what is missing, too short or too
 * large is said among the reasons. Combination: FACTS of the M competitions, Makridakis et al. (2020); Petropoulos and
 * Svetunkov (2020), A simple combination of univariate models.
 */
export function forecastSeries(series: Series, options: ForecastOptions): SeriesForecast {
  const { horizon, levels = [], leadTimes = [], factors, ...others } = options
  if (factors) {
    const known = factorsFor(factors, series.values.length + horizon)
    const plain = { ...series, values: withoutFactors(series.values, known) }
    return withFactors(forecastSeries(plain, { horizon, levels, leadTimes, ...others }), known)
  }
  const seasonLength = Math.max(1, Math.round(series.seasonLength) || 1)
  const launched = forecastLaunch(series, options)
  if (launched) return launched
  const nearest = shortestSeason(seasonLength)
  const cleaned = cleanHistory(series.values, nearest, options.facts)
  const prepared = prepareValues(series.values, nearest, cleaned.values)
  const { values, observed, scale } = prepared
  const kind = historyKindOf(values, seasonLength)
  if (kind === 'empty') return emptyForecast(series, options, prepared.reasons)
  const rule = combinationFor(kind, seasonLength, values.length)
  const { members, reasons } = fitMembers(rule, values, seasonLength, options)
  const fits = members.flatMap(({ fit }) => (fit ? [fit] : []))
  const negative = options.mayBeNegative ?? values.some((value) => value < 0)
  const floor = negative ? Number.NEGATIVE_INFINITY : 0

  const forecast = new Float64Array(horizon)
  combinePaths(
    fits.map((fit) => fit.forecast),
    rule.by,
    forecast,
  )
  const fitted = new Float64Array(values.length)
  combinePaths(
    fits.map((fit) => fit.fitted),
    rule.by,
    fitted,
  )
  const plan = planOrigins(values.length, seasonLength, horizon)
  const naive = naiveScale(values, seasonLength)
  const errorsOf = (paths: RolledPaths) =>
    rollingErrors(paths, values, observed, plan, naive, scale)
  const rolled = new Map(fits.map((fit) => [fit, rollPaths(fit, plan, values.length)]))
  const combined = combineRolled([...rolled.values()], rule.by)
  const spread = {
    forecast,
    fits,
    floor: floor / scale,
    values,
    observed,
    rolled: combined,
    plan,
  }
  const limits =
    kind === 'intermittent' ? createIntermittentLimits(values, spread) : createLimits(spread)
  const { earlier } = options
  const earlierPaths = earlier && {
    earlier: earlierForecasts(fits, rule.by, earlier, values.length).map(
      (path) => path && inUnits(path, scale, floor),
    ),
  }
  const pinned = options.method !== undefined && members[0]?.key === options.method
  return {
    id: series.id,
    kind,
    method: pinned && options.method ? options.method : 'combination',
    forecast: inUnits(forecast, scale, floor),
    fitted: fittedInUnits(fitted, prepared),
    intervals: levels.map((level) => {
      const { lower, upper } = limits.limitsOf(level)
      return { level, lower: inUnits(lower, scale, floor), upper: inUnits(upper, scale, floor) }
    }),
    sumIntervals: leadTimes
      .filter((leadTime) => leadTime >= 1 && leadTime <= horizon)
      .flatMap((leadTime) =>
        levels.map((level) => {
          const { sum, lower, upper } = limits.sumLimitsOf(leadTime, level)
          return { leadTime, level, sum: sum * scale, lower: lower * scale, upper: upper * scale }
        }),
      ),
    members: members.map(({ key, fit, refused }: FittedMember) => ({
      key,
      weight: fit ? 1 / fits.length : 0,
      forecast: fit ? inUnits(fit.forecast, scale, floor) : null,
      refused,
      errors: fit ? errorsOf(rolled.get(fit) ?? []) : null,
      parameters: fit?.parameters ?? {},
    })),
    ...earlierPaths,
    errors: errorsOf(combined),
    findings: cleaned.findings,
    reasons: [
      ...(kindReasons[kind] ? [kindReasons[kind]] : []),
      ...prepared.reasons,
      ...reasons,
      ...(forecast.some((value) => value < floor / scale) ? (['held_at_zero'] as const) : []),
    ],
  }
}
