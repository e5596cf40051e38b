/** Croston's method and the form of it without its bias. */
import type { FlatForecast } from './flat-forecast'
import { meanOf } from './unit-scale'

/** Sizes of the first demands that the estimate of a size starts from. */
const firstSizes = 3

export const sizesOf = (series: Float64Array): Float64Array => series.filter((value) => value > 0)

/** Mean periods from one demand to the next; Infinity where there is none. */
export function meanInterval(series: Float64Array): number {
  let periods = 0
  let demands = 0
  for (const value of series) {
    if (!Number.isFinite(value)) continue
    periods++
    if (value > 0) demands++
  }
  return demands > 0 ? periods / demands : Number.POSITIVE_INFINITY
}

/**
 * Croston (1972), "Forecasting and stock control for intermittent demands": size and interval are
 * smoothed apart, each when demand occurs; the forecast is `factor` × size ÷ interval. Biased
 * upwards (Syntetos and Boylan 2001); offered for comparison, never a default.
 */
export function forecastCroston(series: Float64Array, constant: number, factor = 1): FlatForecast {
  const fitted = new Float64Array(series.length)
  const sizes = sizesOf(series)
  if (sizes.length === 0) return { level: 0, fitted }
  let size = meanOf(sizes, 0, firstSizes)
  let interval = meanInterval(series)
  let gap = 1
  for (let t = 0; t < series.length; t++) {
    fitted[t] = (factor * size) / interval
    const value = series[t]!
    if (!Number.isFinite(value)) continue
    if (value > 0) {
      size += constant * (value - size)
      interval += constant * (gap - interval)
      gap = 1
    } else gap++
  }
  return { level: (factor * size) / interval, fitted }
}

/**
 * Syntetos and Boylan (2005), "The accuracy of intermittent demand estimates": Croston's estimate
 * times 1 − constant ÷ 2, which is what it is too high by.
 */
export const forecastSyntetosBoylan = (series: Float64Array, constant: number): FlatForecast =>
  forecastCroston(series, constant, 1 - constant / 2)
