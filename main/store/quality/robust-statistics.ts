/** Statistics that single wild values do not move. */

/** The two values in the middle, which are one where there is an odd number; null where there are none. */
export function middles(values: ArrayLike<number>): [number, number] | [null, null] {
  if (values.length === 0) return [null, null]
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return [sorted[sorted.length % 2 === 1 ? half : half - 1]!, sorted[half]!]
}

/** Middle value; the mean of the two middle ones where there is an even number. */
export function median(values: ArrayLike<number>): number | null {
  const [low, high] = middles(values)
  return low === null ? null : (low + high) / 2
}

/** Median of the distances from the median (MAD); times 1.4826 it estimates the standard deviation of a normal distribution (Rousseeuw and Croux, 1993). */
export function deviation(values: ArrayLike<number>): number | null {
  const mid = median(values)
  return mid === null ? null : median(Float64Array.from(values, (value) => Math.abs(value - mid)))
}
