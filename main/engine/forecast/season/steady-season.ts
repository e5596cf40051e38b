/** Seasonal indices that follow slow change and stay near none where the history says little. */
import { centredMean } from './seasonal-indices'

/** Weight of a season against the one after it: what was four years ago counts a third of what is now. */
const yearlyDecay = 0.75

/**
 * Trend through every value, by local lines with tricube weights over about four fifths of a season; reaches both ends.
 * Cleveland et al. (1990), STL: a seasonal-trend decomposition procedure based on loess.
 */
function localLines(values: Float64Array, seasonLength: number): Float64Array {
  const n = values.length
  const reach = Math.max(2, Math.round(seasonLength / 2.5))
  const weights = Float64Array.from({ length: reach + 1 }, (_, k) => {
    const u = k / (reach + 1)
    return (1 - u * u * u) ** 3
  })
  const result = new Float64Array(n)
  for (let t = 0; t < n; t++) {
    let w0 = 0
    let w1 = 0
    let w2 = 0
    let y0 = 0
    let y1 = 0
    for (let k = Math.max(-reach, -t); k <= reach && t + k < n; k++) {
      const w = weights[k < 0 ? -k : k]!
      const value = values[t + k]!
      w0 += w
      w1 += w * k
      w2 += w * k * k
      y0 += w * value
      y1 += w * k * value
    }
    const determinant = w0 * w2 - w1 * w1
    result[t] = determinant > 1e-12 ? (w2 * y0 - w1 * y1) / determinant : y0 / w0
  }
  return result
}

export interface SteadySeason {
  /** Addends by position in the season, with mean 0, before they are drawn together. */
  readonly indices: Float64Array
  /** How much of the differences among them is chance: 0 to 1. */
  readonly chance: number
}

/** Weighted means of what lies off the trend, by position; null where a position is never seen. */
function indicesOff(values: Float64Array, trend: Float64Array, m: number): SteadySeason | null {
  const n = values.length
  const decay = yearlyDecay ** (1 / m)
  const sums = new Float64Array(m)
  const weights = new Float64Array(m)
  const squaredWeights = new Float64Array(m)
  let weight = 1
  for (let t = n - 1; t >= 0; t--, weight *= decay) {
    if (Number.isNaN(trend[t]!)) continue
    const s = t % m
    sums[s] = sums[s]! + weight * (values[t]! - trend[t]!)
    weights[s] = weights[s]! + weight
    squaredWeights[s] = squaredWeights[s]! + weight * weight
  }
  const indices = new Float64Array(m)
  let mean = 0
  for (let s = 0; s < m; s++) {
    if (!(weights[s]! > 0)) return null
    indices[s] = sums[s]! / weights[s]!
    mean += indices[s]! / m
  }
  let variance = 0
  for (let s = 0; s < m; s++) {
    indices[s] = indices[s]! - mean
    variance += (indices[s]! * indices[s]!) / (m - 1)
  }
  let squares = 0
  let count = 0
  for (let t = 0; t < n; t++) {
    if (Number.isNaN(trend[t]!)) continue
    squares += (values[t]! - trend[t]! - mean - indices[t % m]!) ** 2
    count += 1
  }
  const residual = squares / Math.max(1, count - m)
  let noise = 0
  for (let s = 0; s < m; s++) noise += (residual * squaredWeights[s]!) / (weights[s]! ** 2 * m)
  // What is among the indices beyond chance is season.
  const chance = variance > noise ? noise / variance : 1
  return { indices, chance }
}

/**
 * Additive season of a series (of its logarithms, where the season multiplies): off the centred mean of a season first, and
 * then once more off the trend of what is left without that season, recent years weighing more. The indices are drawn to
 * their mean by the share of chance among them: Miller and Williams (2003), Shrinkage estimators of time series seasonal
 * factors and their effect on forecasting accuracy. Null where there are no two whole seasons.
 */
export function steadySeason(values: Float64Array, seasonLength: number): Float64Array | null {
  if (seasonLength < 2 || values.length < 2 * seasonLength) return null
  const first = indicesOff(values, centredMean(values, seasonLength), seasonLength)
  if (!first) return null
  const adjusted = values.map((value, t) => value - first.indices[t % seasonLength]!)
  const second = indicesOff(values, localLines(adjusted, seasonLength), seasonLength)
  if (!second) return null
  return second.indices.map((index) => (1 - second.chance) * index)
}
