/** Methods that know no season, whose estimated model can be run over other values. */
import type { MethodFit, MethodRefusal } from '../forecast-method'

export interface PlainFit extends MethodFit {
  /** Writes the forecasts after `values`, another reading of the same series, with the same parameters. */
  forecastAfter(values: Float64Array, into: Float64Array): boolean
}

export type PlainMethod = (values: Float64Array, horizon: number) => PlainFit | MethodRefusal

/** Smaller than this, a value has no logarithm worth having. */
const leastPositive = 1e-9

export const allPositive = (values: Float64Array): boolean => {
  for (let t = 0; t < values.length; t++) if (!(values[t]! > leastPositive)) return false
  return true
}

const logsOf = (values: Float64Array): Float64Array =>
  values.map((value) => Math.log(Math.max(value, leastPositive)))

/** Far beyond anything a history can promise. */
const mostGrowth = 12

function backFromLogs(path: Float64Array): Float64Array {
  for (let h = 0; h < path.length; h++) path[h] = Math.exp(Math.min(path[h]!, mostGrowth))
  return path
}

/** A method on the logarithms of a positive series; on the series itself where it is not. Errors become shares of what is forecast. */
export function inLogs(plain: PlainMethod): PlainMethod {
  return (values, horizon) => {
    if (!allPositive(values)) return plain(values, horizon)
    const fit = plain(logsOf(values), horizon)
    if ('refused' in fit) return fit
    const forecast = backFromLogs(fit.forecast.slice())
    let sum = 0
    const sums = forecast.map((value) => {
      sum += value
      return sum
    })
    return {
      forecast,
      fitted: fit.fitted.map((value) => Math.exp(value)),
      spread: fit.spread.map((size, h) => size * forecast[h]!),
      sumSpread: fit.sumSpread.map((size, h) => (size * sums[h]!) / (h + 1)),
      parameters: fit.parameters,
      forecastFrom(origin, into) {
        if (!fit.forecastFrom(origin, into)) return false
        backFromLogs(into)
        return true
      },
      forecastAfter(other, into) {
        if (!fit.forecastAfter(logsOf(other), into)) return false
        backFromLogs(into)
        return true
      },
    }
  }
}
