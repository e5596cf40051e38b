/** Probability on an even grid of values from zero on, and the probability of sums. */

export interface MassGrid {
  /** The value one cell stands for; cell k holds the probability of k × step. */
  readonly step: number
  readonly mass: Float64Array
}

/** Adds `weight` at `value`, shared between the cells it lies between so that the mean is kept; beyond the end it counts at the end. */
export function addMass({ step, mass }: MassGrid, value: number, weight: number): void {
  const place = Math.min(mass.length - 1, Math.max(0, value / step))
  const below = Math.floor(place)
  const part = place - below
  mass[below] = mass[below]! + weight * (1 - part)
  if (part > 0) mass[below + 1] = mass[below + 1]! + weight * part
}

/** Distribution of the sum of two independent values on the same grid; what lies beyond the end counts at the end. */
function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const count = a.length
  const sum = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const weight = a[i]!
    if (weight === 0) continue
    for (let j = 0; j < count; j++) {
      const other = b[j]!
      if (other === 0) continue
      const k = Math.min(count - 1, i + j)
      sum[k] = sum[k]! + weight * other
    }
  }
  return sum
}

/** Distribution of the sum of `times` (1 or more, whole) independent values of the same distribution. */
export function sumOfTimes(mass: Float64Array, times: number): Float64Array {
  let power = mass
  let rest = times
  let result: Float64Array | undefined
  while (rest > 0) {
    if (rest % 2 === 1) result = result ? convolve(result, power) : power
    rest = Math.floor(rest / 2)
    if (rest > 0) power = convolve(power, power)
  }
  return result ?? mass
}

/** The smallest value of the grid that is not exceeded with at least this probability. */
export function quantileOf({ step, mass }: MassGrid, probability: number): number {
  let sum = 0
  for (let k = 0; k < mass.length; k++) {
    sum += mass[k]!
    if (sum >= probability - 1e-12) return k * step
  }
  return (mass.length - 1) * step
}
