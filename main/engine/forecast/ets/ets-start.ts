/** Where exponential smoothing starts: level, trend and season of the first values. */
import { classicalIndices } from '../season/seasonal-indices'
import type { EtsShape } from './ets-shape'

export interface EtsStart {
  readonly level: number
  readonly trend: number
  /** Root mean square off the line through the first values: the scale of corrections to the start. */
  readonly unit: number
  readonly season: Float64Array
}

const noSeason = new Float64Array(0)

/** A factor at the start is never nearer to zero. */
const leastFactor = 0.01

/** Line of least squares through the first `count` values without their season. Null where there is no season to take out. */
export function etsStart(
  y: Float64Array,
  seasonLength: number,
  season: EtsShape['season'],
): EtsStart | null {
  let indices: Float64Array = noSeason
  if (season !== 'N') {
    const found = classicalIndices(y, seasonLength, season === 'M' ? 'multiplicative' : 'additive')
    if (!found) return null
    indices = season === 'M' ? found.indices.map((i) => Math.max(i, leastFactor)) : found.indices
  }
  const m = indices.length
  const count = Math.min(y.length, Math.max(10, 2 * m))
  let meanT = 0
  let meanX = 0
  const x = new Float64Array(count)
  for (let t = 0; t < count; t++) {
    const index = m === 0 ? 0 : indices[t % m]!
    x[t] = season === 'M' ? y[t]! / index : y[t]! - index
    meanT += t / count
    meanX += x[t]! / count
  }
  let across = 0
  let along = 0
  for (let t = 0; t < count; t++) {
    across += (t - meanT) * (x[t]! - meanX)
    along += (t - meanT) ** 2
  }
  const slope = along > 0 ? across / along : 0
  const level = meanX - slope * (meanT + 1)
  let squares = 0
  for (let t = 0; t < count; t++) squares += (x[t]! - level - slope * (t + 1)) ** 2
  return { level, trend: slope, unit: Math.max(1e-9, Math.sqrt(squares / count)), season: indices }
}
