/** Middle and spread that a few wild values do not move. */

/** Median of the finite values; NaN of none. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice()
  let count = 0
  for (const value of values) if (Number.isFinite(value)) sorted[count++] = value
  if (count === 0) return Number.NaN
  const known = sorted.subarray(0, count).sort()
  return known[(count - 1) >> 1]! / 2 + known[count >> 1]! / 2
}

/** What the median absolute deviation is multiplied by to be the standard deviation of normal values. */
const ofNormal = 1.4826

/** Standard deviation by the median absolute deviation from `middle` (Hampel 1974); 0 of no values. */
export function spreadAround(values: Float64Array, middle: number): number {
  const spread = medianOf(values.map((value) => Math.abs(value - middle)))
  return Number.isNaN(spread) ? 0 : ofNormal * spread
}

/** Puts `value` where it belongs among the first `count`, which are in order. */
function insertSorted(sorted: Float64Array, count: number, value: number): void {
  let at = count
  while (at > 0 && sorted[at - 1]! > value) {
    sorted[at] = sorted[at - 1]!
    at--
  }
  sorted[at] = value
}

/** Median of the finite values in the window of `width` around each place, at the ends in what there is of it; NaN where there is none. */
export function runningMedian(values: Float64Array, width: number): Float64Array {
  const half = width >> 1
  const sorted = new Float64Array(width + 1)
  return values.map((_, t) => {
    let count = 0
    for (let i = Math.max(0, t - half); i < Math.min(values.length, t + half + 1); i++)
      if (Number.isFinite(values[i]!)) insertSorted(sorted, count++, values[i]!)
    return count > 0 ? sorted[(count - 1) >> 1]! / 2 + sorted[count >> 1]! / 2 : Number.NaN
  })
}
