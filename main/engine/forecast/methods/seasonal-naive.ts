/** Seasonal naive: what was a season ago. The benchmark of every other method. */
import { errorSize, spreadOf } from '../error-spread'
import type { ForecastMethod } from '../forecast-method'

/** Lag that is repeated: a season where a whole one is known, one period otherwise. */
const lagOf = (length: number, seasonLength: number): number =>
  length >= seasonLength ? seasonLength : 1

/** Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, ch. 5.2 and 5.5. */
export const seasonalNaive: ForecastMethod = {
  key: 'seasonal_naive',
  fit(values, seasonLength, horizon) {
    const n = values.length
    const lag = lagOf(n, seasonLength)
    const fitted = new Float64Array(n).fill(Number.NaN)
    for (let t = lag; t < n; t++) fitted[t] = values[t - lag]!
    const forecastFrom = (origin: number, into: Float64Array): boolean => {
      if (origin < lag) return false
      for (let h = 0; h < into.length; h++) into[h] = values[origin - lag + (h % lag)]!
      return true
    }
    const forecast = new Float64Array(horizon)
    forecastFrom(n, forecast)
    const response = new Float64Array(horizon)
    for (let h = 0; h < horizon; h += lag) response[h] = 1
    const spreads = spreadOf(errorSize(values, fitted, 0), response)
    return { forecast, fitted, ...spreads, parameters: { lag }, forecastFrom }
  },
}
