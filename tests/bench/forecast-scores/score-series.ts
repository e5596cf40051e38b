/** Measures of one series' forecasts against what came. */

export interface SeriesScore {
  /** Mean of 200 |y − f| / (|y| + |f|); 0 where both are 0. */
  readonly smape: number
  /** MAE over the mean seasonal step of the history; NaN where it never moves. Hyndman and Koehler (2006). */
  readonly mase: number
  /** Root of the mean squared error over that of the steps from the first demand on. Makridakis et al. (2022), M5. */
  readonly rmsse: number
  /** |Σf − Σy| over the horizon times the mean of the history: the error of the horizon's total. */
  readonly total: number
  /** Σ(f − y) and Σy, for the bias of many series together. */
  readonly bias: number
  readonly demand: number
  /** Share of the futures within the limits; NaN without limits. */
  readonly coverage: number
  /** Mean scaled interval score for 95 %. Gneiting and Raftery (2007), scaled as in M4. */
  readonly msis: number
}

export interface Limits {
  readonly lower: ArrayLike<number>
  readonly upper: ArrayLike<number>
}

/** What lies outside of 95 % limits costs this much of its distance. */
const penalty = 2 / 0.05

function meanStep(values: Float64Array, lag: number): number {
  let sum = 0
  for (let t = lag; t < values.length; t++) sum += Math.abs(values[t]! - values[t - lag]!)
  return sum / Math.max(1, values.length - lag)
}

function meanSquaredStep(values: Float64Array): number {
  const first = values.findIndex((value) => value !== 0)
  if (first < 0 || values.length - first < 2) return 0
  let sum = 0
  for (let t = first + 1; t < values.length; t++) sum += (values[t]! - values[t - 1]!) ** 2
  return sum / (values.length - first - 1)
}

export function scoreSeries(
  history: Float64Array,
  seasonLength: number,
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  limits?: Limits,
): SeriesScore {
  const steps = actual.length
  let relative = 0
  let absolute = 0
  let squares = 0
  let bias = 0
  let demand = 0
  let inside = 0
  let width = 0
  for (let h = 0; h < steps; h++) {
    const y = actual[h]!
    const f = forecast[h]!
    const size = Math.abs(y) + Math.abs(f)
    relative += size > 0 ? (200 * Math.abs(y - f)) / size : 0
    absolute += Math.abs(y - f)
    squares += (y - f) ** 2
    bias += f - y
    demand += y
    if (!limits) continue
    const low = limits.lower[h]!
    const high = limits.upper[h]!
    if (y >= low && y <= high) inside += 1
    width += high - low + penalty * (Math.max(0, low - y) + Math.max(0, y - high))
  }
  const scale = meanStep(history, seasonLength)
  const square = meanSquaredStep(history)
  const mean = history.reduce((a, b) => a + b, 0) / history.length
  const over = (value: number, by: number): number => (by > 0 ? value / by : Number.NaN)
  return {
    smape: relative / steps,
    mase: over(absolute / steps, scale),
    rmsse: Math.sqrt(over(squares / steps, square)),
    total: over(Math.abs(bias) / steps, mean),
    bias,
    demand,
    coverage: limits ? inside / steps : Number.NaN,
    msis: limits ? over(width / steps, scale) : Number.NaN,
  }
}
