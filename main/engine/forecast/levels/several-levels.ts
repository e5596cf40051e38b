/** Forecasts a series at several levels of aggregation and averages them: noise shows at the fine ones, trend at the coarse. */
import { isRefusal } from '../forecast-method'
import type { PlainFit, PlainMethod } from './plain-method'

/** Fewer values than this tell nothing at a level. */
const fewest = 8

/** Periods that are taken together: the period itself, a quarter of the season (two periods at least), a long season. */
export function levelsOf(seasonLength: number): readonly number[] {
  const quarter = Math.max(2, Math.round(seasonLength / 4))
  return seasonLength > 4 ? [1, quarter, seasonLength] : [1, quarter]
}

/** Means of `level` values each up to the first `end`, the latest last; values at the start that make no whole one are left out. */
function aggregated(values: Float64Array, end: number, level: number): Float64Array {
  const count = Math.floor(end / level)
  const means = new Float64Array(count)
  for (let i = 0, t = end - count * level; i < count; i++) {
    let sum = 0
    for (let k = 0; k < level; k++) sum += values[t++]!
    means[i] = sum / level
  }
  return means
}

const coarseHorizon = (horizon: number, level: number): number => Math.ceil(horizon / level) + 1

/** Adds the forecasts of a level to those of the periods within: on the lines between the middles of its periods. */
function addFine(coarse: Float64Array, level: number, into: Float64Array): void {
  for (let h = 0; h < into.length; h++) {
    const at = (h + 0.5) / level - 0.5
    const before = Math.floor(at)
    const share = at - before
    // Ahead of the first middle the first line goes back.
    const low = before < 0 ? 2 * coarse[0]! - coarse[1]! : coarse[before]!
    into[h] = into[h]! + (1 - share) * low + share * coarse[before + 1]!
  }
}

interface Level {
  readonly level: number
  readonly fit: PlainFit
}

/**
 * Kourentzes, Petropoulos and Trapero (2014), Improving forecasting by estimating time series structural components across
 * multiple frequencies; here for series whose season was taken out before. Fitted values and spreads are those of the
 * series itself.
 */
export function onSeveralLevels(plain: PlainMethod, seasonLength: number): PlainMethod {
  return (values, horizon) => {
    const n = values.length
    const base = plain(values, horizon)
    if (isRefusal(base)) return base
    const others: Level[] = []
    for (const level of levelsOf(seasonLength)) {
      if (level === 1 || n < fewest * level) continue
      const fit = plain(aggregated(values, n, level), coarseHorizon(horizon, level))
      if (!isRefusal(fit)) others.push({ level, fit })
    }
    const average = (into: Float64Array): void => {
      for (let h = 0; h < into.length; h++) into[h] = into[h]! / (others.length + 1)
    }
    const forecast = base.forecast.slice()
    for (const { level, fit } of others) addFine(fit.forecast, level, forecast)
    average(forecast)
    /** Each level read anew from the end of what is known. */
    const addLevels = (known: Float64Array, end: number, into: Float64Array): boolean => {
      for (const { level, fit } of others) {
        const coarse = new Float64Array(coarseHorizon(into.length, level))
        const means = aggregated(known, end, level)
        if (means.length < 2 || !fit.forecastAfter(means, coarse)) return false
        addFine(coarse, level, into)
      }
      average(into)
      return true
    }
    return {
      ...base,
      forecast,
      parameters: { ...base.parameters, levels: others.length + 1 },
      forecastFrom: (origin, into) =>
        base.forecastFrom(origin, into) && addLevels(values, origin, into),
      forecastAfter: (other, into) =>
        base.forecastAfter(other, into) && addLevels(other, other.length, into),
    }
  }
}
