/** One-step errors of an ARMA model, with what came before the history cast back. */
import type { ArimaPolynomials } from './arima-order'

let backward = new Float64Array(1024)
let extended = new Float64Array(1024)
let errors = new Float64Array(1024)

function makeRoom(size: number): void {
  if (backward.length >= size) return
  backward = new Float64Array(2 * size)
  extended = new Float64Array(2 * size)
  errors = new Float64Array(2 * size)
}

const longest = (lags: Int32Array): number => (lags.length === 0 ? 0 : lags[lags.length - 1]!)

/** How far back is cast. */
export const castBack = ({ ar, ma }: ArimaPolynomials): number =>
  longest(ma.lags) + 2 * longest(ar.lags)

/**
 * Sum of squared errors of `w` less `mean`, those cast back included; `into`, where given, takes the errors of `w`
 * itself. Box, Jenkins, Reinsel and Ljung (2015), Time Series Analysis, ch. 7.1.4 (unconditional least squares by
 * back-forecasting, one pass).
 */
export function armaErrors(
  w: Float64Array,
  mean: number,
  polynomials: ArimaPolynomials,
  into?: Float64Array,
): number {
  const { ar, ma } = polynomials
  const n = w.length
  const back = castBack(polynomials)
  makeRoom(n + back + 1)
  const arLags = ar.lags
  const arBy = ar.coefficients
  const maLags = ma.lags
  const maBy = ma.coefficients
  const arReach = longest(arLags)
  // The series read from its end has the same autocorrelations: its errors tell what came before its start.
  for (let t = n - 1; t >= 0; t--) {
    extended[back + t] = w[t]! - mean
    if (t + arReach >= n) {
      backward[t] = 0
      if (arReach > 0) continue
    }
    let b = w[t]! - mean
    for (let i = 0; i < arLags.length; i++) b -= arBy[i]! * (w[t + arLags[i]!]! - mean)
    for (let j = 0; j < maLags.length; j++) {
      const at = t + maLags[j]!
      if (at < n) b += maBy[j]! * backward[at]!
    }
    backward[t] = b
  }
  for (let k = 1; k <= back; k++) {
    let value = 0
    for (let i = 0; i < arLags.length; i++) {
      const at = back - k + arLags[i]!
      if (at < back + n) value += arBy[i]! * extended[at]!
    }
    for (let j = 0; j < maLags.length; j++) {
      const at = maLags[j]! - k
      if (at >= 0 && at < n) value -= maBy[j]! * backward[at]!
    }
    extended[back - k] = value
  }
  let squares = 0
  const whole = n + back
  for (let t = 0; t < whole; t++) {
    let e = extended[t]!
    for (let i = 0; i < arLags.length; i++) {
      const at = t - arLags[i]!
      if (at >= 0) e -= arBy[i]! * extended[at]!
    }
    for (let j = 0; j < maLags.length; j++) {
      const at = t - maLags[j]!
      if (at >= 0) e += maBy[j]! * errors[at]!
    }
    errors[t] = e
    squares += e * e
  }
  if (into) for (let t = 0; t < n; t++) into[t] = errors[back + t]!
  return squares
}
