/** The theta model in state-space form, on a series without season. */

export interface ThetaParameters {
  readonly alpha: number
  /** Weight of the short line: 2 in the standard method; 1 is simple smoothing. */
  readonly theta: number
  readonly level: number
}

/** What is known after each value: one longer than the values. */
export interface ThetaTrace {
  readonly levels: Float64Array
  /** Intercept and slope of the line through what was known. */
  readonly intercepts: Float64Array
  readonly slopes: Float64Array
  readonly means: Float64Array
  readonly fitted: Float64Array
}

/** Line through a whole series, by least squares: value at 0 and step, periods counted from 1. */
export function lineThrough(y: Float64Array): { intercept: number; slope: number } {
  const n = y.length
  const middle = (n + 1) / 2
  let mean = 0
  for (let t = 0; t < n; t++) mean += y[t]! / n
  let across = 0
  for (let t = 0; t < n; t++) across += (t + 1 - middle) * (y[t]! - mean)
  const slope = n > 1 ? (12 * across) / (n * (n * n - 1)) : 0
  return { intercept: mean - slope * middle, slope }
}

/** Sum of squared one-step errors from the second value on, with the line known in advance (optimised theta). */
export function staticCost(
  y: Float64Array,
  alpha: number,
  theta: number,
  start: number,
  intercept: number,
  slope: number,
): number {
  const omega = 1 - 1 / theta
  const rest = 1 - alpha
  let level = alpha * y[0]! + rest * start
  let power = rest
  let squares = 0
  for (let t = 1; t < y.length; t++) {
    const f = level + omega * (intercept * power + (slope * (1 - power * rest)) / alpha)
    const e = y[t]! - f
    squares += e * e
    level += alpha * (y[t]! - level)
    power *= rest
  }
  return squares
}

/** The same with the line drawn anew through what was known at each point (dynamic optimised theta). */
export function dynamicCost(y: Float64Array, alpha: number, theta: number, start: number): number {
  const omega = 1 - 1 / theta
  const rest = 1 - alpha
  let level = alpha * y[0]! + rest * start
  let mean = y[0]!
  let slope = 0
  let power = rest
  let squares = 0
  for (let t = 1; t < y.length; t++) {
    const intercept = mean - (slope * (t + 1)) / 2
    const f = level + omega * (intercept * power + (slope * (1 - power * rest)) / alpha)
    const value = y[t]!
    const e = value - f
    squares += e * e
    level += alpha * (value - level)
    power *= rest
    const k = t + 1
    slope = ((k - 2) * slope + (6 * (value - mean)) / k) / (k + 1)
    mean += (value - mean) / k
  }
  return squares
}

/** The run with everything kept; `line` where it is known in advance. */
export function traceTheta(
  y: Float64Array,
  { alpha, theta, level }: ThetaParameters,
  line: { intercept: number; slope: number } | null,
): ThetaTrace {
  const n = y.length
  const rest = 1 - alpha
  const omega = 1 - 1 / theta
  const levels = new Float64Array(n + 1)
  const intercepts = new Float64Array(n + 1)
  const slopes = new Float64Array(n + 1)
  const means = new Float64Array(n + 1)
  const fitted = new Float64Array(n).fill(Number.NaN)
  levels[0] = level
  intercepts[0] = line?.intercept ?? 0
  slopes[0] = line?.slope ?? 0
  let power = 1
  for (let t = 0; t < n; t++) {
    if (t > 0)
      fitted[t] =
        levels[t]! + omega * (intercepts[t]! * power + (slopes[t]! * (1 - power * rest)) / alpha)
    const value = y[t]!
    const k = t + 1
    levels[k] = alpha * value + rest * levels[t]!
    means[k] = means[t]! + (value - means[t]!) / k
    slopes[k] =
      line?.slope ?? (k > 1 ? ((k - 2) * slopes[t]! + (6 * (value - means[t]!)) / k) / (k + 1) : 0)
    intercepts[k] = line?.intercept ?? means[k]! - (slopes[k]! * (k + 1)) / 2
    power *= rest
  }
  return { levels, intercepts, slopes, means, fitted }
}

/** Forecasts after the first `origin` values: each is taken as seen before the next, as the model's own equations go on. */
export function thetaFrom(
  { levels, intercepts, slopes, means }: ThetaTrace,
  { alpha, theta }: ThetaParameters,
  dynamic: boolean,
  origin: number,
  into: Float64Array,
): void {
  const rest = 1 - alpha
  const omega = 1 - 1 / theta
  let level = levels[origin]!
  let intercept = intercepts[origin]!
  let slope = slopes[origin]!
  let mean = means[origin]!
  let power = rest ** origin
  for (let h = 0; h < into.length; h++) {
    const f = level + omega * (intercept * power + (slope * (1 - power * rest)) / alpha)
    into[h] = f
    level += alpha * (f - level)
    power *= rest
    if (!dynamic) continue
    const k = origin + h + 1
    slope = k > 1 ? ((k - 2) * slope + (6 * (f - mean)) / k) / (k + 1) : 0
    mean += (f - mean) / k
    intercept = mean - (slope * (k + 1)) / 2
  }
}
