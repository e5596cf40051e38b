/** Seasonal indices by classical decomposition, and whether there is a season. */

export type SeasonKind = 'none' | 'multiplicative' | 'additive'

/** Centred moving mean over a season; NaN where it has no whole season around it. */
export function centredMean(values: Float64Array, seasonLength: number): Float64Array {
  const n = values.length
  const half = seasonLength >> 1
  const even = seasonLength % 2 === 0
  const result = new Float64Array(n).fill(Number.NaN)
  for (let t = half; t + half < n; t++) {
    let sum = 0
    for (let k = t - half; k <= t + half; k++) sum += values[k]!
    if (even) sum -= (values[t - half]! + values[t + half]!) / 2
    result[t] = sum / seasonLength
  }
  return result
}

export interface SeasonalIndices {
  /** By position in the season, counted from the first value: factors with mean 1, or addends with mean 0. */
  readonly indices: Float64Array
  /** Mean of the squared standard errors of the indices. */
  readonly noise: number
  /** Variance among the indices. */
  readonly variance: number
}

/** Ratios to (or differences from) the centred moving mean, averaged by position. Null where a position is never seen. */
export function classicalIndices(
  values: Float64Array,
  seasonLength: number,
  kind: 'multiplicative' | 'additive',
): SeasonalIndices | null {
  const n = values.length
  const m = seasonLength
  if (n < 2 * m) return null
  const trend = centredMean(values, m)
  const sums = new Float64Array(m)
  const squares = new Float64Array(m)
  const counts = new Float64Array(m)
  for (let t = 0; t < n; t++) {
    const base = trend[t]!
    if (Number.isNaN(base) || (kind === 'multiplicative' && !(base > 0))) continue
    const part = kind === 'multiplicative' ? values[t]! / base : values[t]! - base
    const s = t % m
    sums[s] = sums[s]! + part
    squares[s] = squares[s]! + part * part
    counts[s] = counts[s]! + 1
  }
  const indices = new Float64Array(m)
  let noise = 0
  let noisy = 0
  let mean = 0
  for (let s = 0; s < m; s++) {
    const count = counts[s]!
    if (count === 0) return null
    const average = sums[s]! / count
    indices[s] = average
    mean += average / m
    if (count > 1) {
      noise += Math.max(0, squares[s]! / count - average * average) / (count - 1)
      noisy += 1
    }
  }
  if (kind === 'multiplicative' && !(mean > 0)) return null
  let variance = 0
  for (let s = 0; s < m; s++) {
    indices[s] = kind === 'multiplicative' ? indices[s]! / mean : indices[s]! - mean
    const off = indices[s]! - (kind === 'multiplicative' ? 1 : 0)
    variance += (off * off) / (m - 1)
  }
  return { indices, noise: noisy > 0 ? noise / noisy : variance, variance }
}

/** Whether a series repeats itself every season: the test at 90 % of the M4 benchmarks on its autocorrelations. */
export function isSeasonal(values: Float64Array, seasonLength: number): boolean {
  const n = values.length
  const m = seasonLength
  if (m < 2 || n < 3 * m) return false
  let mean = 0
  for (let t = 0; t < n; t++) mean += values[t]! / n
  let whole = 0
  for (let t = 0; t < n; t++) whole += (values[t]! - mean) ** 2
  if (!(whole > 0)) return false
  const correlation = (lag: number): number => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean)
    return sum / whole
  }
  let squares = 1
  for (let lag = 1; lag < m; lag++) squares += 2 * correlation(lag) ** 2
  return Math.abs(correlation(m)) > 1.645 * Math.sqrt(squares / n)
}
