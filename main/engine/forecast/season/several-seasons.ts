/** Seasons within seasons: weekdays within a year of days, hours within a week. */
import { steadySeason } from './steady-season'

/** Which shorter seasons repeat within so many observations. */
export function shorterSeasons(seasonLength: number): readonly number[] {
  if (seasonLength >= 364 && seasonLength <= 366) return [7]
  if (seasonLength === 168) return [24]
  if (seasonLength === 336) return [48]
  if (seasonLength >= 8736 && seasonLength <= 8784) return [24, 168]
  return []
}

/** Whether a history with so many observations a season has shorter seasons as well. */
export const hasSeveralSeasons = (seasonLength: number): boolean =>
  shorterSeasons(seasonLength).length > 0

/** The season that tells best what is usual for an observation: the shortest. */
export const shortestSeason = (seasonLength: number): number =>
  shorterSeasons(seasonLength)[0] ?? seasonLength

/** From so many positions on, one year tells little of a single position, and its neighbours more. */
const longSeason = 200

/** Part of a long season that its neighbours reach to either side: a fortnight of a year. */
const reachOfYear = 1 / 24

/** Means off the mean of a whole season around, by position, with mean 0; null where a position is never seen. */
function plainSeason(values: Float64Array, m: number): Float64Array | null {
  const n = values.length
  if (n < 2 * m) return null
  const sums = new Float64Array(m)
  const counts = new Float64Array(m)
  const even = m % 2 === 0
  const half = m >> 1
  let window = 0
  for (let t = 0; t <= 2 * half; t++) window += values[t] ?? 0
  for (let t = half; t + half < n; t++) {
    const ends = even ? (values[t - half]! + values[t + half]!) / 2 : 0
    const s = t % m
    sums[s] = sums[s]! + values[t]! - (window - ends) / m
    counts[s] = counts[s]! + 1
    window += (values[t + half + 1] ?? 0) - values[t - half]!
  }
  const indices = new Float64Array(m)
  let mean = 0
  for (let s = 0; s < m; s++) {
    if (counts[s] === 0) return null
    indices[s] = sums[s]! / counts[s]!
    mean += indices[s]! / m
  }
  return indices.map((index) => index - mean)
}

/** Each position as the mean of those around it, the last followed by the first, the nearer weighing more (tricube). */
function smoothed(indices: Float64Array): Float64Array {
  const m = indices.length
  const reach = Math.round(m * reachOfYear)
  const weights = Float64Array.from(
    { length: reach + 1 },
    (_, k) => (1 - (k / (reach + 1)) ** 3) ** 3,
  )
  return indices.map((_, s) => {
    let sum = 0
    let whole = 0
    for (let k = -reach; k <= reach; k++) {
      const weight = weights[Math.abs(k)]!
      sum += weight * indices[(s + k + m) % m]!
      whole += weight
    }
    return sum / whole
  })
}

function oneSeason(values: Float64Array, m: number): Float64Array | null {
  if (m < longSeason) return steadySeason(values, m)
  const found = plainSeason(values, m)
  return found && smoothed(found)
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

/** Each season is taken out of what the others leave, so often. */
const rounds = 2

/**
 * Additive seasons of a series together (of its logarithms, where they multiply), by position in the shortest stretch
 * after which all of them begin anew; null where none is known twice. One season after the other is taken out of what the
 * others leave: Bandara, Hyndman and Bergmeir (2021), MSTL: a seasonal-trend decomposition algorithm for time series with
 * multiple seasonal patterns. Long seasons are smooth, as in Cleveland et al. (1990); a season that is not known twice is
 * left out, and the shorter ones stand.
 */
export function severalSeasons(values: Float64Array, seasonLength: number): Float64Array | null {
  const lengths = [...shorterSeasons(seasonLength), seasonLength].filter(
    (length) => values.length >= 2 * length,
  )
  if (lengths.length === 0) return null
  const seasons = new Map<number, Float64Array>()
  for (let round = 0; round < (lengths.length > 1 ? rounds : 1); round++)
    for (const length of lengths) {
      const rest = values.slice()
      for (const [other, indices] of seasons) {
        if (other === length) continue
        for (let t = 0; t < rest.length; t++) rest[t] = rest[t]! - indices[t % other]!
      }
      const found = oneSeason(rest, length)
      if (found) seasons.set(length, found)
    }
  if (seasons.size === 0) return null
  const whole = [...seasons.keys()].reduce((a, b) => (a * b) / greatestDivisor(a, b))
  const together = new Float64Array(whole)
  for (const [length, indices] of seasons)
    for (let t = 0; t < whole; t++) together[t] = together[t]! + indices[t % length]!
  return together
}
