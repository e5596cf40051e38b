/** The season of a family, lent to items that have no years of their own to show one. */
import { expectHistory } from '../history/expected-history'

/** Under this many seasons an item tells its own worse than its family does (sample company: 0.20 against 0.21 at 24 months). */
const ownSeasons = 3

/** What a season is drawn towards none by: a family of few months or items knows little more than the item. */
const strength = 0.9

/**
 * Factors of each season (mean 1) of a demand with at least two whole ones, such as the total of a
 * family; all 1 under that, and where periods are empty. `values` start at season 0.
 */
export function seasonFactors(values: Float64Array, seasonLength: number): Float64Array {
  const none = new Float64Array(seasonLength).fill(1)
  const usable = values.every((value) => value > 0)
  if (seasonLength < 2 || values.length < 2 * seasonLength || !usable) return none
  const { season } = expectHistory(values.map(Math.log), seasonLength)
  const factors = Float64Array.from({ length: seasonLength }, (_, k) =>
    Math.exp(strength * season[k]!),
  )
  const mean = factors.reduce((a, b) => a + b, 0) / seasonLength
  return factors.map((factor) => factor / mean)
}

/**
 * Factors for an item whose history of `count` periods starts at season `from`: those of its family
 * while it has under three of its own, else none (undefined). As `factors` of a forecast.
 */
export function borrowedFactors(
  family: Float64Array,
  from: number,
  count: number,
  horizon: number,
): number[] | undefined {
  const seasonLength = family.length
  if (seasonLength < 2 || count >= ownSeasons * seasonLength) return undefined
  return Array.from({ length: count + horizon }, (_, t) => family[(from + t) % seasonLength]!)
}
