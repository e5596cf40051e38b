/** The mean of all that is known: for constant histories, and where there is too little for anything else. */
import { errorSize } from '../error-spread'
import type { ForecastMethod } from '../forecast-method'

/** Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, ch. 5.2. */
export const meanOfHistory: ForecastMethod = {
  key: 'mean',
  fit(values, _seasonLength, horizon) {
    const n = values.length
    const fitted = new Float64Array(n).fill(Number.NaN)
    const means = new Float64Array(n + 1)
    let mean = 0
    for (let t = 0; t < n; t++) {
      if (t > 0) fitted[t] = mean
      // A running mean: a sum of huge values would overflow, and a constant history stays what it is.
      mean += (values[t]! - mean) / (t + 1)
      means[t + 1] = mean
    }
    const sigma = errorSize(values, fitted, 0)
    const spread = new Float64Array(horizon)
    const sumSpread = new Float64Array(horizon)
    for (let h = 0; h < horizon; h++) {
      spread[h] = sigma * Math.sqrt(1 + 1 / n)
      sumSpread[h] = sigma * Math.sqrt(h + 1 + (h + 1) ** 2 / n)
    }
    return {
      forecast: new Float64Array(horizon).fill(mean),
      fitted,
      spread,
      sumSpread,
      parameters: { mean },
      forecastFrom(origin, into) {
        if (origin < 1) return false
        into.fill(means[origin]!)
        return true
      },
    }
  },
}
