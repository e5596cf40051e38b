/** Smoothing of intermittent demand summed over several periods, which leaves fewer empty ones. */
import { meanInterval } from './croston'
import type { FlatForecast } from './flat-forecast'
import { startingPeriods } from './simple-smoothing'
import { meanOf } from './unit-scale'

/**
 * Smoothing of sums over `span` periods, brought back to one period. `constant` is meant per
 * period: a sum over k periods is smoothed by 1 − (1 − constant)^k. The sums end at the period
 * forecast from, wherever that is, so each origin has buckets of its own. Missing periods count
 * as the mean of the others in their bucket.
 */
export function smoothAggregated(
  series: Float64Array,
  span: number,
  constant: number,
): FlatForecast {
  const count = series.length
  const ofBucket = 1 - (1 - constant) ** span
  const start = meanOf(series, 0, Math.max(span, startingPeriods))
  const fitted = new Float64Array(count)
  /** Level per period as it stands after t periods. */
  const levels = new Float64Array(count + 1).fill(start)
  let sum = 0
  let known = 0
  const add = (value: number, sign: number): void => {
    if (!Number.isFinite(value)) return
    sum += sign * value
    known += sign
  }
  for (let t = 0; t < count; t++) {
    fitted[t] = levels[t]!
    add(series[t]!, 1)
    if (t >= span) add(series[t - span]!, -1)
    if (t + 1 < span) continue
    const before = levels[t + 1 - span]!
    levels[t + 1] = known > 0 ? before + ofBucket * (Math.max(0, sum) / known - before) : before
  }
  return { level: levels[count]!, fitted }
}

/** The mean interval between demands in whole periods, at most half the history: the usual span of sums. */
export function aggregationSpan(series: Float64Array): number {
  const interval = meanInterval(series)
  if (!Number.isFinite(interval)) return 1
  return Math.max(1, Math.min(Math.round(interval), Math.floor(series.length / 2)))
}

/**
 * ADIDA, Nikolopoulos et al. (2011), "An aggregate-disaggregate intermittent demand approach":
 * sums over the mean interval between demands, smoothed and divided equally.
 */
export const forecastAdida = (series: Float64Array, constant: number): FlatForecast =>
  smoothAggregated(series, aggregationSpan(series), constant)

/**
 * IMAPA, Petropoulos and Kourentzes (2015), "Forecast combinations for intermittent demand": the
 * mean of what sums over 1, 2, … up to the mean interval say.
 */
export function forecastImapa(series: Float64Array, constant: number): FlatForecast {
  const spans = aggregationSpan(series)
  const fitted = new Float64Array(series.length)
  let level = 0
  for (let span = 1; span <= spans; span++) {
    const one = smoothAggregated(series, span, constant)
    level += one.level / spans
    for (let t = 0; t < fitted.length; t++) fitted[t] = fitted[t]! + one.fitted[t]! / spans
  }
  return { level, fitted }
}
