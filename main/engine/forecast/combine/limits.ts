/** Limits between which the futures lie: the mean of the members' own. */
import type { MethodFit } from '../forecast-method'
import { normalQuantile } from '../normal-quantile'

export interface Spread {
  /** The combined forecast. */
  readonly forecast: Float64Array
  readonly fits: readonly MethodFit[]
  /** Nothing lies below. */
  readonly floor: number
}

const widthOf = (level: number): number => normalQuantile(0.5 + level / 200)

const meanOf = (
  fits: readonly MethodFit[],
  which: 'spread' | 'sumSpread',
  step: number,
): number => {
  let sum = 0
  for (const fit of fits) sum += fit[which][step]!
  return sum / Math.max(1, fits.length)
}

/** Limits of each period, for a level in percent. */
function limitsOf(
  { forecast, fits, floor }: Spread,
  level: number,
): { lower: Float64Array; upper: Float64Array } {
  const z = widthOf(level)
  const lower = new Float64Array(forecast.length)
  const upper = new Float64Array(forecast.length)
  for (let h = 0; h < forecast.length; h++) {
    const width = z * meanOf(fits, 'spread', h)
    lower[h] = Math.max(floor, forecast[h]! - width)
    upper[h] = Math.max(floor, forecast[h]! + width)
  }
  return { lower, upper }
}

/** The sum of the first `leadTime` periods and its limits. */
function sumLimitsOf(
  { forecast, fits, floor }: Spread,
  leadTime: number,
  level: number,
): { sum: number; lower: number; upper: number } {
  let sum = 0
  for (let h = 0; h < leadTime; h++) sum += Math.max(floor, forecast[h]!)
  const width = widthOf(level) * meanOf(fits, 'sumSpread', leadTime - 1)
  const least = floor === Number.NEGATIVE_INFINITY ? floor : floor * leadTime
  return { sum, lower: Math.max(least, sum - width), upper: sum + width }
}

/** The limits of a forecast as they are asked for. */
export const createLimits = (spread: Spread) => ({
  limitsOf: (level: number) => limitsOf(spread, level),
  sumLimitsOf: (leadTime: number, level: number) => sumLimitsOf(spread, leadTime, level),
})
