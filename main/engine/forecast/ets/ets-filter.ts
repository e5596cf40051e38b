/** Runs exponential smoothing over a history: its likelihood, and what is known at each point. */
import type { EtsShape } from './ets-shape'

export interface EtsParameters {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
  readonly level: number
  readonly trend: number
}

/** What no admissible run costs. */
export const impossible = 1e12

const longestSeason = 400
/** The season as it is known at the point the run has reached. */
const current = new Float64Array(longestSeason)

/** Where a factor or level is too near to zero to divide by. */
const least = 1e-8

/**
 * −2 log likelihood of a history up to a constant: n log Σe² for additive errors, with 2 Σ log|f| and relative errors for
 * multiplicative ones (f the one-step forecast). `season` holds the indices at the start; without, pass an empty one.
 * Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, ch. 5; the error-correction form of all
 * fifteen is the same but for the scale of the error.
 */
export function etsCost(
  y: Float64Array,
  shape: EtsShape,
  alpha: number,
  beta: number,
  gamma: number,
  phi: number,
  level: number,
  trend: number,
  season: Float64Array,
): number {
  const n = y.length
  const m = season.length
  const relative = shape.error === 'M'
  let l = level
  let b = trend
  let squares = 0
  let logs = 0
  // Logarithms are dear: of a product of a few forecasts only.
  let product = 1
  if (m === 0) {
    for (let t = 0; t < n; t++) {
      const slope = phi * b
      const f = l + slope
      const e = y[t]! - f
      l = f + alpha * e
      b = slope + beta * e
      if (relative) {
        if (f < least) return impossible
        const r = e / f
        squares += r * r
        product *= f
        if ((t & 7) === 7) {
          logs += Math.log(product)
          product = 1
        }
      } else squares += e * e
    }
  } else if (shape.season === 'A') {
    current.set(season)
    for (let t = 0, s = 0; t < n; t++) {
      const slope = phi * b
      const base = l + slope
      const index = current[s]!
      const f = base + index
      const e = y[t]! - f
      l = base + alpha * e
      b = slope + beta * e
      current[s] = index + gamma * e
      if (++s === m) s = 0
      if (relative) {
        if (f < least) return impossible
        const r = e / f
        squares += r * r
        product *= f
        if ((t & 7) === 7) {
          logs += Math.log(product)
          product = 1
        }
      } else squares += e * e
    }
  } else {
    current.set(season)
    for (let t = 0, s = 0; t < n; t++) {
      const slope = phi * b
      const base = l + slope
      const index = current[s]!
      const f = base * index
      if (f < least || index < least) return impossible
      // Relative error: level and index move by it in the same proportion.
      const r = (y[t]! - f) / f
      const step = base * r
      l = base + alpha * step
      b = slope + beta * step
      current[s] = index * (1 + gamma * r)
      if (++s === m) s = 0
      squares += r * r
      product *= f
      if ((t & 7) === 7) {
        logs += Math.log(product)
        product = 1
      }
    }
  }
  logs += Math.log(product)
  const cost = n * Math.log(Math.max(squares, 1e-300)) + 2 * logs
  return Number.isFinite(cost) ? cost : impossible
}

/** What is known after each value: level and trend, and the index of the season of each value once it has been seen. */
export interface EtsTrace {
  /** One longer than the values: before the first, after each. */
  readonly levels: Float64Array
  readonly trends: Float64Array
  /** `seasonLength` of the start, then one for each value; empty without season. */
  readonly indices: Float64Array
  readonly fitted: Float64Array
  /** Standard deviation of the errors: relative ones where the error multiplies. */
  readonly sigma: number
}

/** The run of `etsCost` with everything kept. `freedom`: estimated numbers, taken off the count of errors. */
export function traceEts(
  y: Float64Array,
  shape: EtsShape,
  { alpha, beta, gamma, phi, level, trend }: EtsParameters,
  season: Float64Array,
  freedom: number,
): EtsTrace {
  const n = y.length
  const m = season.length
  const levels = new Float64Array(n + 1)
  const trends = new Float64Array(n + 1)
  const indices = new Float64Array(m === 0 ? 0 : m + n)
  const fitted = new Float64Array(n)
  indices.set(season)
  levels[0] = level
  trends[0] = trend
  let squares = 0
  for (let t = 0; t < n; t++) {
    const slope = phi * trends[t]!
    const base = levels[t]! + slope
    const index = m === 0 ? 0 : indices[t]!
    const multiplies = shape.season === 'M' && m > 0
    const f = multiplies ? base * index : base + index
    const e = y[t]! - f
    const step = multiplies ? e / index : e
    fitted[t] = f
    levels[t + 1] = base + alpha * step
    trends[t + 1] = slope + beta * step
    if (m > 0) indices[m + t] = index + gamma * (multiplies ? e / base : e)
    squares += shape.error === 'M' ? (e / f) ** 2 : e * e
  }
  const sigma = Math.sqrt(squares / Math.max(1, n - freedom, n / 3))
  return { levels, trends, indices, fitted, sigma }
}
