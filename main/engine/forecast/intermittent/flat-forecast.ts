/** What every method for intermittent demand answers: one level for all periods ahead, and the road to it. */
export interface FlatForecast {
  /** Expected demand of each period after the last of history. */
  readonly level: number
  /** For each period of history what was expected of it the period before; same length as history. */
  readonly fitted: Float64Array
}

/** Sum of squared one-step errors over the known periods. */
export function squaredError(series: Float64Array, { fitted }: FlatForecast): number {
  let sum = 0
  for (let t = 0; t < series.length; t++) {
    const value = series[t]!
    if (Number.isFinite(value)) sum += (value - fitted[t]!) ** 2
  }
  return sum
}

/** The forecast with the least squared one-step error; the first of equals. `candidates` must not be empty. */
export function leastError(
  series: Float64Array,
  candidates: readonly FlatForecast[],
): FlatForecast {
  let best = candidates[0]!
  let least = squaredError(series, best)
  for (const candidate of candidates.slice(1)) {
    const error = squaredError(series, candidate)
    if (error < least) {
      best = candidate
      least = error
    }
  }
  return best
}
