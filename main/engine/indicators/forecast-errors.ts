/**
 * How far forecasts were from what happened. Every function takes actuals A and forecasts F of the same length and
 * answers null where its formula is undefined, never NaN. Deviations are forecast - actual: above zero the forecast was
 * too high (DESIGN.md, Indicators). Shares are fractions of 1.
 */

type Row = ArrayLike<number>

const sumOver = (count: number, of: (i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < count; i++) sum += of(i)
  return sum
}
const over = (above: number, below: number): number | null => (below > 0 ? above / below : null)
const error = (actual: Row, forecast: Row, i: number): number => Math.abs(actual[i]! - forecast[i]!)

/** Mean absolute error: Σ|A-F| / n (openforecast.org/adam/errorMeasures.html). */
export const mae = (actual: Row, forecast: Row): number | null =>
  over(
    sumOver(actual.length, (i) => error(actual, forecast, i)),
    actual.length,
  )

/** Root mean square error: √(Σ(A-F)² / n) (same source). */
export function rmse(actual: Row, forecast: Row): number | null {
  const mean = over(
    sumOver(actual.length, (i) => error(actual, forecast, i) ** 2),
    actual.length,
  )
  return mean === null ? null : Math.sqrt(mean)
}

/** Mean absolute percentage error over the periods with A ≠ 0, which alone define it: (1/n) Σ|A-F| / |A|. */
export function mape(actual: Row, forecast: Row): number | null {
  let count = 0
  const sum = sumOver(actual.length, (i) => {
    if (actual[i] === 0) return 0
    count += 1
    return error(actual, forecast, i) / Math.abs(actual[i]!)
  })
  return over(sum, count)
}

/** Weighted: Σ|A-F| / ΣA, as SAP's MAD/mean ratio; undefined where nothing was asked for. */
export const wmape = (actual: Row, forecast: Row): number | null =>
  over(
    sumOver(actual.length, (i) => error(actual, forecast, i)),
    sumOver(actual.length, (i) => actual[i]!),
  )

/** Symmetric, 0 to 2: (1/n) Σ 2|F-A| / (|A|+|F|); periods in which both are 0 were right and count as 0 (lfl 1.4.2, errors). */
export const smape = (actual: Row, forecast: Row): number | null =>
  over(
    sumOver(actual.length, (i) => {
      const size = Math.abs(actual[i]!) + Math.abs(forecast[i]!)
      return size === 0 ? 0 : (2 * error(actual, forecast, i)) / size
    }),
    actual.length,
  )

/**
 * Scaled by what the seasonal naive forecast got wrong on the training data: MAE / mean |y(i) - y(i-m)|, lag m (12
 * months) (Hyndman and Koehler 2006). Undefined where the training data is shorter than a season or never moved.
 */
export function mase(actual: Row, forecast: Row, training: Row, season = 12): number | null {
  const count = training.length - season
  const missed = sumOver(Math.max(0, count), (i) => Math.abs(training[i + season]! - training[i]!))
  const mean = mae(actual, forecast)
  return mean === null || count <= 0 ? null : over(mean, missed / count)
}

/** Direction: Σ(F-A) / ΣA (demandplan.io/insights/forecast-accuracy-metrics). */
export const bias = (actual: Row, forecast: Row): number | null =>
  over(
    sumOver(actual.length, (i) => forecast[i]! - actual[i]!),
    sumOver(actual.length, (i) => actual[i]!),
  )

/** Σ(F-A) / MAE: within ±4 the misses still cancel out (limits of 4 are common, some use 3). */
export function trackingSignal(actual: Row, forecast: Row): number | null {
  const mean = mae(actual, forecast)
  if (mean === null) return null
  return over(
    sumOver(actual.length, (i) => forecast[i]! - actual[i]!),
    mean,
  )
}

/** What a step adds: error of the benchmark less error of the step, in the unit of the errors; above zero it helps. */
export const valueAdded = (benchmark: number | null, step: number | null): number | null =>
  benchmark === null || step === null ? null : benchmark - step
