/** Safety stock by service level (Silver, Pyke & Thomas, Inventory and Production Management, ch. 6). */

// Rational approximation of the inverse normal distribution by P. J. Acklam, relative error below 1.15e-9.
const a = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const b = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
]
const c = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
]
const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

const polynomial = (factors: readonly number[], x: number): number =>
  factors.reduce((sum, factor) => sum * x + factor, 0)

/** z of a probability: the value that a standard normal variable stays below with it. -∞ at 0, ∞ at 1. */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return Number.NEGATIVE_INFINITY
  if (probability >= 1) return Number.POSITIVE_INFINITY
  const tail = Math.min(probability, 1 - probability)
  if (tail < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tail))
    const z = polynomial(c, q) / polynomial(d, q)
    return probability < 0.5 ? z : -z
  }
  const q = probability - 0.5
  return (polynomial(a, q * q) * q) / polynomial(b, q * q)
}

/** z of a service level, never below 0; a level of 1 is taken as 99.99 %. */
export const serviceFactor = (serviceLevel: number): number =>
  Math.max(0, normalQuantile(Math.min(serviceLevel, 0.9999)))

/** z × σ, in units: stock that with `serviceLevel` (the chance of no shortage in a replenishment) outlasts the lead time whose demand errs by σ = `deviation`. */
export const serviceStock = (serviceLevel: number, deviation: number): number =>
  serviceFactor(serviceLevel) * deviation
