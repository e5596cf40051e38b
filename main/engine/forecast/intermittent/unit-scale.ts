/** Series brought to a largest magnitude of one, so that no square of a value overflows. */

/** The largest magnitude among finite values; 0 where there is none. */
export function largestMagnitude(series: Float64Array): number {
  let largest = 0
  for (const value of series)
    if (Number.isFinite(value) && Math.abs(value) > largest) largest = Math.abs(value)
  return largest
}

/**
 * Demand to calculate with: divided by `scale` (0 counts as 1), what is below zero taken as no
 * demand, what is no finite number as missing (NaN).
 */
export function demandInUnits(series: Float64Array, scale: number): Float64Array {
  const unit = scale > 0 ? scale : 1
  return series.map((value) => (Number.isFinite(value) ? Math.max(0, value / unit) : Number.NaN))
}

/** Mean of the finite values from `from` up to `to`; 0 where there is none. */
export function meanOf(series: Float64Array, from = 0, to = series.length): number {
  let sum = 0
  let count = 0
  for (let t = Math.max(0, from); t < Math.min(to, series.length); t++) {
    const value = series[t]!
    if (!Number.isFinite(value)) continue
    sum += value
    count++
  }
  return count > 0 ? sum / count : 0
}
