/** Limits of an intermittent forecast: by its distribution, which is nothing like the normal one. */
import type { Spread } from '../combine/limits'
import { demandDistribution } from './demand-distribution'

type Limits = ReturnType<typeof demandDistribution>

const outsideOf = (level: number): number => (1 - level / 100) / 2

/** Distributions of the periods ahead of `values`, each expected to be what `forecast` says; equal neighbours share one. */
function distributionsOf(values: Float64Array, forecast: Float64Array): Limits[] {
  const found: Limits[] = []
  for (let h = 0; h < forecast.length; h++) {
    const same = h > 0 && forecast[h] === forecast[h - 1]
    found.push(same ? found[h - 1]! : demandDistribution(values, forecast[h]!))
  }
  return found
}

/** Limits of each period and of sums of the first ones, for levels in percent; never negative. */
export function createIntermittentLimits(
  values: Float64Array,
  { forecast }: Pick<Spread, 'forecast'>,
): {
  limitsOf(level: number): { lower: Float64Array; upper: Float64Array }
  sumLimitsOf(leadTime: number, level: number): { sum: number; lower: number; upper: number }
} {
  let periods: Limits[] | undefined
  const sums = new Map<number, Limits>()
  const sumOf = (leadTime: number): number =>
    forecast.subarray(0, leadTime).reduce((sum, value) => sum + Math.max(0, value), 0)
  const ofSum = (leadTime: number): Limits => {
    const known = sums.get(leadTime)
    if (known) return known
    const made = demandDistribution(values, sumOf(leadTime) / leadTime, leadTime)
    sums.set(leadTime, made)
    return made
  }
  return {
    limitsOf(level) {
      periods ??= distributionsOf(values, forecast)
      const outside = outsideOf(level)
      return {
        lower: Float64Array.from(periods, ({ quantile }) => quantile(outside)),
        upper: Float64Array.from(periods, ({ quantile }) => quantile(1 - outside)),
      }
    },
    sumLimitsOf(leadTime, level) {
      const outside = outsideOf(level)
      const { quantile } = ofSum(leadTime)
      return { sum: sumOf(leadTime), lower: quantile(outside), upper: quantile(1 - outside) }
    },
  }
}
