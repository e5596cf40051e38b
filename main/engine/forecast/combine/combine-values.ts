/** Combines what members say of one period. */
import type { CombinationRule } from '../history-kind'

/** Sorts the first `count` values in place: a handful, so insertion is quickest. */
function sortFirst(values: Float64Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const value = values[i]!
    let at = i - 1
    while (at >= 0 && values[at]! > value) {
      values[at + 1] = values[at]!
      at -= 1
    }
    values[at + 1] = value
  }
}

/**
 * Median, mean, or mean without the lowest and the highest (of three or more) of the first `count` of `values`, which it
 * may put in another order; NaN of none. Jose and Winkler (2008), Simple robust averages of forecasts.
 */
export function combineValues(
  values: Float64Array,
  count: number,
  by: CombinationRule['by'],
): number {
  if (count === 0) return Number.NaN
  if (by === 'mean') {
    let sum = 0
    for (let i = 0; i < count; i++) sum += values[i]!
    return sum / count
  }
  sortFirst(values, count)
  if (by === 'trimmed_mean' && count > 2) {
    let sum = 0
    for (let i = 1; i < count - 1; i++) sum += values[i]!
    return sum / (count - 2)
  }
  return (values[(count - 1) >> 1]! + values[count >> 1]!) / 2
}

/** Combines paths of equal length, value by value, passing over NaN, into `into`. */
export function combinePaths(
  paths: readonly Float64Array[],
  by: CombinationRule['by'],
  into: Float64Array,
): void {
  const values = new Float64Array(paths.length)
  for (let t = 0; t < into.length; t++) {
    let count = 0
    for (const path of paths) {
      const value = path[t]!
      if (!Number.isNaN(value)) values[count++] = value
    }
    into[t] = combineValues(values, count, by)
  }
}
