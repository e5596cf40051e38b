/** How far demand over a lead time may depart from its forecast, as the forecast's own limits say. */
import type { SumInterval } from '../forecast/series-forecast'
import { normalQuantile } from './service-stock'

interface Spread {
  readonly z: number
  readonly deviation: number
}

/** Of one number of periods: σ that the upper limits stand for, from the lowest level up. */
function spreadsOf(intervals: readonly SumInterval[], periods: number): Spread[] {
  return intervals
    .filter(({ leadTime }) => leadTime === periods)
    .map(({ level, upper, sum }) => {
      const z = normalQuantile(0.5 + level / 200)
      return { z, deviation: Math.max(0, upper - sum) / z }
    })
    .sort((a, b) => a.z - b.z)
}

/** Between two levels in proportion; beyond them as at the nearest one. */
function deviationAt(spreads: readonly Spread[], z: number): number {
  const above = spreads.findIndex((spread) => spread.z >= z)
  const upper = spreads[above] ?? spreads.at(-1)
  const lower = spreads[above - 1] ?? upper
  if (!upper || !lower) return 0
  const part = upper.z === lower.z ? 0 : (z - lower.z) / (upper.z - lower.z)
  return lower.deviation + (upper.deviation - lower.deviation) * part
}

/**
 * σ of the error of the demand of `periods` periods together, in units: what its limits at `z` come to over `z`, so that
 * z × σ is the upper limit less the forecast. Limits are skewed and the errors of following periods go together, which
 * z × σ of one period × √periods (Silver, Pyke and Thomas, ch. 6) does not know. Between numbers of periods that have
 * limits the variances are joined by a straight line, beyond the last it grows with the number. At least one period is
 * waited for; 0 where there are no limits.
 */
export function deviationOfSum(
  intervals: readonly SumInterval[],
  periods: number,
  z: number,
): number {
  const wanted = Math.max(1, periods)
  const known = [...new Set(intervals.map(({ leadTime }) => leadTime))].sort((a, b) => a - b)
  const varianceOf = (n: number): number => deviationAt(spreadsOf(intervals, n), z) ** 2
  const last = known.at(-1)
  if (last === undefined) return 0
  if (wanted >= last) return Math.sqrt((varianceOf(last) * wanted) / last)
  const above = known.findIndex((n) => n >= wanted)
  const to = known[above] ?? last
  const from = known[above - 1]
  if (from === undefined) return Math.sqrt((varianceOf(to) * wanted) / to)
  const part = (wanted - from) / (to - from)
  return Math.sqrt(varianceOf(from) + (varianceOf(to) - varianceOf(from)) * part)
}
