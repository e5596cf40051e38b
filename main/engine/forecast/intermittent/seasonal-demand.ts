/** Tells empty months of a season from demand that comes by chance. */

/** Passed by chance less than one time in two hundred, from 12 seasons on and three years of them. */
const certain = 3.5

/**
 * Whether periods of the same season are more alike than periods of different ones: the ratio of
 * variances between and within seasons (one-way analysis of variance, Fisher 1925). Under three
 * whole years nothing is called seasonal. `values` finite.
 */
export function hasSeason(values: Float64Array, seasonLength: number): boolean {
  const count = values.length
  if (seasonLength < 2 || count < 3 * seasonLength) return false
  const sums = new Float64Array(seasonLength)
  const counts = new Float64Array(seasonLength)
  let total = 0
  values.forEach((value, t) => {
    sums[t % seasonLength] = sums[t % seasonLength]! + value
    counts[t % seasonLength] = counts[t % seasonLength]! + 1
    total += value
  })
  const mean = total / count
  let within = 0
  let between = 0
  values.forEach((value, t) => {
    const ofSeason = sums[t % seasonLength]! / counts[t % seasonLength]!
    within += (value - ofSeason) ** 2
    between += (ofSeason - mean) ** 2
  })
  return between / (seasonLength - 1) > (certain * within) / (count - seasonLength)
}
