/** Simple exponential smoothing of a demand with many empty periods. */
import type { FlatForecast } from './flat-forecast'
import { meanOf } from './unit-scale'

/** Periods whose mean a smoothing starts from. */
export const startingPeriods = 6

/**
 * Simple exponential smoothing (Brown 1959) with a given constant between 0 and 1, started at the
 * mean of the first six periods. Missing periods (NaN) leave the level where it is.
 */
export function smoothSimply(series: Float64Array, constant: number): FlatForecast {
  const fitted = new Float64Array(series.length)
  let level = meanOf(series, 0, startingPeriods)
  for (let t = 0; t < series.length; t++) {
    fitted[t] = level
    const value = series[t]!
    if (Number.isFinite(value)) level += constant * (value - level)
  }
  return { level, fitted }
}
