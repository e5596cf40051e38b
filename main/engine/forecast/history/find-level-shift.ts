/** A history whose later part lies on another level than its earlier one. */
import { medianOf, spreadAround } from './robust-figures'

export interface FoundLevelShift {
  /** First period on the new level. */
  readonly period: number
  /** Level before and after, without season. */
  readonly before: number
  readonly after: number
}

/** Periods there must be on either side. */
const shortestSide = 8
/** Standard errors the two levels must be apart, standard deviations as well, and part of the larger. */
const standardErrors = 8
const deviations = 2.5
const material = 0.3
/** A step must leave this much less unexplained than a steady slope does. */
const betterThanSlope = 0.6

function absoluteRest(values: Float64Array, at: (t: number) => number): number {
  let sum = 0
  for (let t = 0; t < values.length; t++)
    if (Number.isFinite(values[t]!)) sum += Math.abs(values[t]! - at(t))
  return sum
}

/** The line through the medians of the first and the last third (Brown and Mood 1951). */
function slopeRest(values: Float64Array): number {
  const third = Math.floor(values.length / 3)
  const first = medianOf(values.subarray(0, third))
  const last = medianOf(values.subarray(values.length - third))
  const slope = (last - first) / (values.length - third)
  const middle = medianOf(values.map((value, t) => value - slope * t))
  return absoluteRest(values, (t) => middle + slope * t)
}

/** Where the ranks before and after differ most (Pettitt 1979). Missing values have no rank. */
function likeliestSplit(values: Float64Array): number {
  const known = [...values.keys()].filter((t) => Number.isFinite(values[t]!))
  const order = known.sort((a, b) => values[a]! - values[b]! || a - b)
  const ranks = new Float64Array(values.length)
  order.forEach((t, rank) => {
    ranks[t] = 2 * (rank + 1) - order.length - 1
  })
  let sum = 0
  let most = 0
  let split = 0
  ranks.forEach((rank, t) => {
    sum += rank
    if (Math.abs(sum) <= most) return
    most = Math.abs(sum)
    split = t + 1
  })
  return split
}

/**
 * The largest shift of `values` (without season; NaN is missing) that is abrupt, lasts to the end
 * and is large beside the spread of both sides; undefined where there is none. The place by
 * Pettitt (1979), "A non-parametric approach to the change-point problem".
 */
export function findLevelShift(values: Float64Array): FoundLevelShift | undefined {
  const count = values.length
  if (count < 2 * shortestSide) return undefined
  const period = likeliestSplit(values)
  if (period < shortestSide || period > count - shortestSide) return undefined
  const before = medianOf(values.subarray(0, period))
  const after = medianOf(values.subarray(period))
  const step = Math.abs(after - before)
  const spread = spreadAround(
    values.map((value, t) => value - (t < period ? before : after)),
    0,
  )
  const error = spread * Math.sqrt(1 / period + 1 / (count - period))
  const least = absoluteRest(values, (t) => (t < period ? before : after))
  const abrupt = least < betterThanSlope * slopeRest(values)
  const large = step >= standardErrors * error && step >= deviations * spread
  const matters = step >= material * Math.max(Math.abs(before), Math.abs(after))
  return abrupt && large && matters ? { period, before, after } : undefined
}
