/** Orders of a seasonal ARIMA model, and its polynomials. */
import { multiplied, type SparsePolynomial } from './sparse-polynomial'

export interface ArimaOrder {
  readonly p: 0 | 1 | 2
  readonly d: 0 | 1 | 2
  readonly q: 0 | 1 | 2
  readonly seasonalP: 0 | 1
  readonly seasonalD: 0 | 1
  readonly seasonalQ: 0 | 1
  /** Whether the differences have a mean of their own: a drift. */
  readonly drift: boolean
  readonly seasonLength: number
}

/** As it is written in the literature: `(0,1,1)(0,1,1)12`. */
export const nameOfOrder = (o: ArimaOrder): string => {
  const plain = `(${o.p},${o.d},${o.q})`
  const seasonal =
    o.seasonLength > 1 ? `(${o.seasonalP},${o.seasonalD},${o.seasonalQ})${o.seasonLength}` : ''
  return `${plain}${seasonal}${o.drift ? ' + drift' : ''}`
}

/** Coefficients that are estimated, the drift apart. */
export const numbersOf = (o: ArimaOrder): number => o.p + o.q + o.seasonalP + o.seasonalQ

/** Coefficients of a stationary polynomial of one or two terms from any numbers, through partial autocorrelations. Barndorff-Nielsen and Schou (1973). */
function writeStationary(at: ArrayLike<number>, from: number, count: number, into: Float64Array) {
  const first = count > 0 ? 0.995 * Math.tanh(at[from]!) : 0
  const second = count > 1 ? 0.995 * Math.tanh(at[from + 1]!) : 0
  into[0] = count > 1 ? first * (1 - second) : first
  into[1] = second
}

/** Lags of (1 − Σ aᵢBⁱ)(1 − sBᵐ), in order. */
function productLags(count: number, seasonal: number, m: number): Int32Array {
  const lags = Array.from({ length: count }, (_, i) => i + 1)
  return Int32Array.from(seasonal ? [...lags, m, ...lags.map((lag) => lag + m)] : lags)
}

const short = new Float64Array(2)

function writeProduct(count: number, seasonal: number | undefined, into: Float64Array): void {
  for (let i = 0; i < count; i++) {
    into[i] = short[i]!
    if (seasonal !== undefined) into[count + 1 + i] = -short[i]! * seasonal
  }
  if (seasonal !== undefined) into[count] = seasonal
}

export interface ArimaPolynomials {
  /** 1 − Σ φ B^lag of the differenced series. */
  readonly ar: SparsePolynomial
  /** 1 − Σ θ B^lag. */
  readonly ma: SparsePolynomial
}

/** Polynomials of an order with all coefficients zero, for `writePolynomials` to fill. */
export function emptyPolynomials({
  p,
  q,
  seasonalP,
  seasonalQ,
  seasonLength,
}: ArimaOrder): ArimaPolynomials {
  const arLags = productLags(p, seasonalP, seasonLength)
  const maLags = productLags(q, seasonalQ, seasonLength)
  return {
    ar: { lags: arLags, coefficients: new Float64Array(arLags.length) },
    ma: { lags: maLags, coefficients: new Float64Array(maLags.length) },
  }
}

/** From the numbers of a search, in order: autoregressive, moving average, seasonal autoregressive, seasonal moving average. */
export function writePolynomials(
  { p, q, seasonalP, seasonalQ }: ArimaOrder,
  at: ArrayLike<number>,
  { ar, ma }: ArimaPolynomials,
): void {
  const seasonalAt = (i: number): number => 0.995 * Math.tanh(at[i]!)
  writeStationary(at, 0, p, short)
  writeProduct(p, seasonalP === 1 ? seasonalAt(p + q) : undefined, ar.coefficients)
  writeStationary(at, p, q, short)
  writeProduct(q, seasonalQ === 1 ? seasonalAt(p + q + seasonalP) : undefined, ma.coefficients)
}

/** The polynomials of the numbers a search ended at. */
export function polynomialsOf(order: ArimaOrder, at: ArrayLike<number>): ArimaPolynomials {
  const polynomials = emptyPolynomials(order)
  writePolynomials(order, at, polynomials)
  return polynomials
}

/** The autoregressive polynomial of the series itself, its differences multiplied in. */
export function wholeAr(
  { d, seasonalD, seasonLength }: ArimaOrder,
  ar: SparsePolynomial,
): SparsePolynomial {
  const factors = [Array.from(ar.lags, (lag, i) => [lag, ar.coefficients[i]!] as const)]
  for (let i = 0; i < d; i++) factors.push([[1, 1]])
  if (seasonalD === 1) factors.push([[seasonLength, 1]])
  return multiplied(factors)
}

/** The series differenced as the order says; shorter by the lags. */
export function differenced(z: Float64Array, order: ArimaOrder): Float64Array {
  let w = z
  const by = (lag: number): void => {
    const next = new Float64Array(Math.max(0, w.length - lag))
    for (let t = 0; t < next.length; t++) next[t] = w[t + lag]! - w[t]!
    w = next
  }
  for (let d = 0; d < order.d; d++) by(1)
  if (order.seasonalD === 1) by(order.seasonLength)
  return w
}
