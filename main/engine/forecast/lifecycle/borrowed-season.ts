/** The season of a family, lent to items that have no years of their own to show one. */
import { expectHistory } from '../history/expected-history'

/** From this many seasons on an item shows a season of its own well enough. */
const ownSeasons = 5

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

/** How much a series goes up and down from one period to the next, beside its mean. */
function roughness(values: Float64Array): number {
  const known = values.filter(Number.isFinite)
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length)
  let sum = 0
  for (let t = 1; t < known.length; t++) sum += (known[t]! - known[t - 1]!) ** 2
  return mean > 0 ? sum / mean ** 2 : 0
}

/**
 * Factors for an item whose history `values` starts at season `from`: those of its family, where it
 * has under one season of its own, or up to five that are smoother without the family's; else none
 * (undefined). What the item's own season is beside it is left for the methods to find, so that
 * they draw a short history towards its family and not towards no season. As `factors` of a forecast.
 */
export function borrowedFactors(
  family: Float64Array,
  from: number,
  values: Float64Array,
  horizon: number,
): number[] | undefined {
  const seasonLength = family.length
  const count = values.length
  if (seasonLength < 2 || count > ownSeasons * seasonLength) return undefined
  const factors = Array.from(
    { length: count + horizon },
    (_, t) => family[(from + t) % seasonLength]!,
  )
  const without = values.map((value, t) => value / factors[t]!)
  if (count >= seasonLength && !(roughness(without) < roughness(values))) return undefined
  return factors
}
