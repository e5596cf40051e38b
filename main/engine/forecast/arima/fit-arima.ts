/** Estimates one seasonal ARIMA model and forecasts from any point of its history. */
import { nelderMead } from '../optimise/nelder-mead'
import {
  type ArimaOrder,
  type ArimaPolynomials,
  differenced,
  emptyPolynomials,
  numbersOf,
  polynomialsOf,
  wholeAr,
  writePolynomials,
} from './arima-order'
import { armaErrors } from './arma-errors'
import type { SparsePolynomial } from './sparse-polynomial'

export interface ArimaEstimate {
  readonly order: ArimaOrder
  /** Akaike's criterion corrected for short histories; comparable among the same differences only. */
  readonly criterion: number
  readonly polynomials: ArimaPolynomials
  /** The autoregressive polynomial of the series itself. */
  readonly whole: SparsePolynomial
  /** Mean of the differences. */
  readonly mean: number
  readonly sigma: number
}

const mostAsked = (numbers: number): number => 10 + 8 * numbers

/** Null where the history is too short for the order. `z`: the series as it is modelled, logarithms or plain. */
export function fitArima(z: Float64Array, order: ArimaOrder): ArimaEstimate | null {
  const w = differenced(z, order)
  const n = w.length
  const count = numbersOf(order)
  const freedom = count + 1 + (order.drift ? 1 : 0)
  if (n < Math.max(6, order.seasonLength, freedom + 3)) return null
  let mean = 0
  if (order.drift) for (let t = 0; t < n; t++) mean += w[t]! / n
  const polynomials = emptyPolynomials(order)
  const cost = (at: Float64Array): number => {
    for (let i = 0; i < count; i++) if (Math.abs(at[i]!) > 6) return 1e300
    writePolynomials(order, at, polynomials)
    const squares = armaErrors(w, mean, polynomials)
    return Number.isFinite(squares) ? squares : 1e300
  }
  const start = new Float64Array(count).fill(0.3)
  if (order.seasonalQ === 1) start[count - 1] = 0.8
  const steps = new Float64Array(count).fill(0.3)
  const least =
    count > 0
      ? nelderMead(cost, start, steps, mostAsked(count), 3e-4)
      : { at: start, value: cost(start) }
  const found = polynomialsOf(order, least.at)
  const squares = Math.max(least.value, 1e-300)
  const left = n - freedom - 1
  return {
    order,
    criterion: n * Math.log(squares / n) + 2 * freedom + (2 * freedom * (freedom + 1)) / left,
    polynomials: found,
    whole: wholeAr(order, found.ar),
    mean,
    sigma: Math.sqrt(squares / Math.max(1, n - count - (order.drift ? 1 : 0))),
  }
}

export interface ArimaPath {
  /** One-step errors, as long as the series; zero over the first differences. */
  readonly errors: Float64Array
  /** How many values it needs to forecast from. */
  readonly known: number
  readonly response: (horizon: number) => Float64Array
  forecastFrom(origin: number, into: Float64Array): boolean
}

export function arimaPath(z: Float64Array, estimate: ArimaEstimate): ArimaPath {
  const { order, polynomials, whole, mean } = estimate
  const { ar, ma } = polynomials
  const n = z.length
  const w = differenced(z, order)
  const lost = n - w.length
  const errors = new Float64Array(n)
  armaErrors(w, mean, polynomials, errors.subarray(lost))
  let constant = mean
  for (const coefficient of ar.coefficients) constant -= mean * coefficient
  const known = Math.max(lost, whole.lags.at(-1) ?? 0)
  const runOn = (origin: number, into: Float64Array): void => {
    for (let h = 0; h < into.length; h++) {
      let value = constant
      for (let i = 0; i < whole.lags.length; i++) {
        const at = h - whole.lags[i]!
        value += whole.coefficients[i]! * (at >= 0 ? into[at]! : z[origin + at]!)
      }
      for (let j = 0; j < ma.lags.length; j++) {
        const at = h - ma.lags[j]!
        if (at < 0 && origin + at >= 0) value -= ma.coefficients[j]! * errors[origin + at]!
      }
      into[h] = value
    }
  }
  return {
    errors,
    known,
    forecastFrom(origin, into) {
      if (origin < known) return false
      runOn(origin, into)
      return true
    },
    response(horizon) {
      const psi = new Float64Array(horizon)
      psi[0] = 1
      for (let h = 1; h < horizon; h++) {
        let value = 0
        for (let i = 0; i < whole.lags.length; i++) {
          const at = h - whole.lags[i]!
          if (at >= 0) value += whole.coefficients[i]! * psi[at]!
        }
        for (let j = 0; j < ma.lags.length; j++) if (ma.lags[j] === h) value -= ma.coefficients[j]!
        psi[h] = value
      }
      return psi
    },
  }
}
