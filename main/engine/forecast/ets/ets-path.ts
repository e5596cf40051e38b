/** Forecasts of one estimated form of exponential smoothing from any point of its history. */
import { spreadOf } from '../error-spread'
import { type EtsTrace, traceEts } from './ets-filter'
import type { EtsEstimate } from './fit-ets'

export interface EtsPath {
  readonly trace: EtsTrace
  forecastFrom(origin: number, into: Float64Array): void
  /** Spreads of a forecast of `horizon` periods after the whole history. */
  spreads(forecast: Float64Array): { spread: Float64Array; sumSpread: Float64Array }
}

/** What a surprise adds to the forecasts after it, as a share of it. Hyndman et al. (2008), table 6.2. */
function responseOf({ parameters, season }: EtsEstimate, horizon: number): Float64Array {
  const { alpha, beta, gamma, phi } = parameters
  const response = new Float64Array(horizon)
  response[0] = 1
  let damped = 0
  let power = 1
  for (let j = 1; j < horizon; j++) {
    power *= phi
    damped += power
    const seasonal = season.length > 0 && j % season.length === 0 ? gamma : 0
    response[j] = alpha + beta * damped + seasonal
  }
  return response
}

export function etsPath(y: Float64Array, estimate: EtsEstimate): EtsPath {
  const { shape, parameters, season, freedom } = estimate
  const trace = traceEts(y, shape, parameters, season, freedom)
  const { levels, trends, indices } = trace
  const m = season.length
  return {
    trace,
    forecastFrom(origin, into) {
      const level = levels[origin]!
      const trend = trends[origin]!
      let damped = 0
      let power = 1
      for (let h = 0; h < into.length; h++) {
        power *= parameters.phi
        damped += power
        const base = level + damped * trend
        const index = m === 0 ? 0 : indices[origin + (h % m)]!
        into[h] = shape.season === 'M' ? base * index : base + index
      }
    },
    spreads(forecast) {
      const horizon = forecast.length
      const response = responseOf(estimate, horizon)
      if (shape.error === 'A') return spreadOf(trace.sigma, response)
      // Relative errors: of the size of what is forecast.
      const result = spreadOf(trace.sigma, response)
      let sum = 0
      for (let h = 0; h < horizon; h++) {
        const size = Math.abs(forecast[h]!)
        sum += size
        result.spread[h] = result.spread[h]! * size
        result.sumSpread[h] = result.sumSpread[h]! * (sum / (h + 1))
      }
      return result
    },
  }
}
