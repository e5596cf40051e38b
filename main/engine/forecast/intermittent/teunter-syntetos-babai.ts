/** Smoothing of the probability of demand and of its size, apart. */
import { sizesOf } from './croston'
import type { FlatForecast } from './flat-forecast'
import { meanOf } from './unit-scale'

/** Periods whose share of demands the probability starts from. */
const startingPeriods = 12

function startingProbability(series: Float64Array): number {
  let periods = 0
  let demands = 0
  for (const value of series) {
    if (!Number.isFinite(value)) continue
    periods++
    if (value > 0) demands++
    if (periods === startingPeriods) break
  }
  return periods > 0 ? demands / periods : 0
}

/**
 * Teunter, Syntetos and Babai (2011), "Intermittent demand: linking forecasting to inventory
 * obsolescence": the probability of demand is smoothed in every period, its size when it occurs,
 * so that the forecast of an item nobody orders any more runs down to nothing.
 */
export function forecastTeunterSyntetosBabai(
  series: Float64Array,
  sizeConstant: number,
  probabilityConstant: number,
): FlatForecast {
  const fitted = new Float64Array(series.length)
  const sizes = sizesOf(series)
  if (sizes.length === 0) return { level: 0, fitted }
  let size = meanOf(sizes, 0, 3)
  let probability = startingProbability(series)
  for (let t = 0; t < series.length; t++) {
    fitted[t] = size * probability
    const value = series[t]!
    if (!Number.isFinite(value)) continue
    const occurred = value > 0 ? 1 : 0
    probability += probabilityConstant * (occurred - probability)
    if (occurred) size += sizeConstant * (value - size)
  }
  return { level: size * probability, fitted }
}
