/** How the error of one period spreads over the periods to come. */

/**
 * Standard deviations of a linear method's forecast errors from its impulse response: `response[j]` is what a surprise of
 * one unit adds to the forecast j periods later (`response[0]` = 1). `spread[h]` is for the h-th period,
 * `sumSpread[h]` for the sum of all up to it. Hyndman et al. (2008), Forecasting with Exponential Smoothing, ch. 6.
 */
export function spreadOf(
  sigma: number,
  response: Float64Array,
): { spread: Float64Array; sumSpread: Float64Array } {
  const horizon = response.length
  const spread = new Float64Array(horizon)
  const sumSpread = new Float64Array(horizon)
  let squares = 0
  let reached = 0
  let sumSquares = 0
  for (let h = 0; h < horizon; h++) {
    const one = response[h]!
    squares += one * one
    spread[h] = sigma * Math.sqrt(squares)
    // A surprise h periods before the end of the sum reaches all the periods up to there.
    reached += one
    sumSquares += reached * reached
    sumSpread[h] = sigma * Math.sqrt(sumSquares)
  }
  return { spread, sumSpread }
}

/** Root mean square of one-step errors, with `parameters` degrees of freedom taken off; 0 where nothing can be told. */
export function errorSize(values: Float64Array, fitted: Float64Array, parameters: number): number {
  let squares = 0
  let count = 0
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - fitted[t]!
    if (Number.isNaN(error)) continue
    squares += error * error
    count += 1
  }
  return count === 0 ? 0 : Math.sqrt(squares / Math.max(1, count - parameters))
}
