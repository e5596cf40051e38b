/** Naive2, the benchmark of the M competitions: the last value, seasonally adjusted where the season is significant. */
import { classicalIndices, isSeasonal } from '@main/engine/forecast/season/seasonal-indices'

/** Makridakis, Spiliotis and Assimakopoulos (2020), The M4 competition: test at 90 %, classical multiplicative indices. */
export function naiveWithSeason(
  values: Float64Array,
  seasonLength: number,
  horizon: number,
): Float64Array {
  const n = values.length
  const last = values[n - 1]!
  const found = isSeasonal(values, seasonLength)
    ? classicalIndices(values, seasonLength, 'multiplicative')
    : null
  const indices = found?.indices.every((index) => index > 0) ? found.indices : null
  const at = (t: number): number => indices?.[t % seasonLength] ?? 1
  return Float64Array.from({ length: horizon }, (_, h) => (last / at(n - 1)) * at(n + h))
}
