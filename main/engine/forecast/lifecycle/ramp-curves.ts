/** How an item comes to its place in the market, and how it leaves it. */

import type { RampShape } from '@shared/model/ramp-words'

/** Of the s-curve (Bass 1969 for why). Steepness of the logistic curve: with it one in a hundred is missing at either end before it is stretched. */
const steepness = 9
const logistic = (x: number): number => 1 / (1 + Math.exp(-steepness * (x - 0.5)))

/** Part of the mature level (0 to 1) that is reached at the part `x` (0 to 1) of the ramp. */
function partAt(shape: RampShape, x: number): number {
  if (x >= 1) return 1
  if (shape === 'step') return 1
  if (x <= 0) return 0
  if (shape === 'linear') return x
  if (shape === 'quick') return (1 - Math.exp(-3 * x)) / (1 - Math.exp(-3))
  const from = logistic(0)
  return (logistic(x) - from) / (1 - 2 * from)
}

/**
 * Parts of the mature level in each period from `age` (0 is the period of launch) on, for a ramp
 * that takes `periods`: each period counts by its middle.
 */
export const rampUp = (
  shape: RampShape,
  periods: number,
  age: number,
  horizon: number,
): Float64Array =>
  Float64Array.from({ length: horizon }, (_, h) =>
    age + h < 0 ? 0 : partAt(shape, periods > 0 ? (age + h + 0.5) / periods : 1),
  )

/** Parts that are left of the level in each period, for a run-down that starts `from` periods from now (below 0 has started) and takes `periods`. */
export const runDown = (
  shape: RampShape,
  periods: number,
  from: number,
  horizon: number,
): Float64Array => rampUp(shape, periods, -from, horizon).map((part) => 1 - part)
