/** Limits between which the futures lie, as often as is said. */
import type { MethodFit } from '../forecast-method'
import { normalQuantile } from '../normal-quantile'
import type { OriginPlan, RolledPaths } from './rolling-origins'

export interface Spread {
  /** The combined forecast. */
  readonly forecast: Float64Array
  readonly fits: readonly MethodFit[]
  /** Nothing lies below. */
  readonly floor: number
  /** The history, and which of it was observed. */
  readonly values: Float64Array
  readonly observed: Uint8Array
  /** The combination's forecasts from earlier origins. */
  readonly rolled: RolledPaths
  readonly plan: OriginPlan
}

// Chosen on origins before the last of half of the M3 series: 95 % limits held 94 to 95 % of each frequency's futures.
/** Parameters are estimated, and the more so the fewer values there are: limits are wider by 6 / n. */
const shortness = 6
/** Models are never quite true, which tells the more the further ahead: wider by this times the root of the steps. */
const drift = 0.02
/** What members disagree on is uncertain too: this share of the square of their range is added to the variance. */
const disagreement = 0.15
/** How far errors from earlier origins correct what the models say of themselves: the power they are taken to. */
const trust = 0.3

/** A single value says nothing of how values vary: half of it is taken for their deviation, all told. */
const ofOneValue = 0.5 / (1 + shortness)

const meanOf = (
  fits: readonly MethodFit[],
  which: 'spread' | 'sumSpread',
  step: number,
): number => {
  let sum = 0
  for (const fit of fits) sum += fit[which][step]!
  return sum / Math.max(1, fits.length)
}

/** Range of what the members forecast, of each period and of the sums up to it. */
function rangesOf(fits: readonly MethodFit[], horizon: number) {
  const ranges = new Float64Array(horizon)
  const sumRanges = new Float64Array(horizon)
  const sums = new Float64Array(fits.length)
  for (let h = 0; h < horizon; h++) {
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    let lowSum = low
    let highSum = high
    for (let i = 0; i < fits.length; i++) {
      const value = fits[i]!.forecast[h]!
      sums[i] = sums[i]! + value
      low = Math.min(low, value)
      high = Math.max(high, value)
      lowSum = Math.min(lowSum, sums[i]!)
      highSum = Math.max(highSum, sums[i]!)
    }
    ranges[h] = Math.max(0, high - low)
    sumRanges[h] = Math.max(0, highSum - lowSum)
  }
  return { ranges, sumRanges }
}

/** By how much errors from earlier origins are larger than the spreads say: 1 where they are as large, within 0.5 and 2. */
function misjudgement({ fits, values, observed, rolled, plan }: Spread): number {
  let sum = 0
  let count = 0
  rolled.forEach((path, i) => {
    const origin = plan.origins[i]!
    for (let h = 0; path !== null && h < path.length; h++) {
      const size = meanOf(fits, 'spread', h)
      if (observed[origin + h] === 0 || !(size > 0)) continue
      sum += Math.abs(path[h]! - values[origin + h]!) / size
      count += 1
    }
  })
  if (count === 0) return 1
  // The mean size of a normal error is 0.798 of its standard deviation.
  return Math.min(2, Math.max(0.5, sum / count / 0.798))
}

/** Beyond it a few uneven months have limits of ten times what was ever sold. It costs no coverage on origins before the last of half of the M3 series, and takes 1 to 3 % off the interval score. */
const mostStretch = 1.5

/** Half way between limits as far below as above, and limits in proportion: what cannot be negative strays further upwards. */
function limitsAround(
  middle: number,
  width: number,
  proportional: boolean,
): { lower: number; upper: number } {
  const lower = middle - width
  const upper = middle + width
  if (!proportional || !(middle > 0)) return { lower, upper }
  const stretch = Math.exp(Math.min(mostStretch, width / middle))
  return { lower: (lower + middle / stretch) / 2, upper: (upper + middle * stretch) / 2 }
}

export interface ForecastLimits {
  /** Limits of each period, for a level in percent. */
  limitsOf(level: number): { lower: Float64Array; upper: Float64Array }
  /** The sum of the first `leadTime` periods and its limits. */
  sumLimitsOf(leadTime: number, level: number): { sum: number; lower: number; upper: number }
}

/**
 * Limits from the mean of the members' spreads, widened by what they leave out: Grushka-Cockayne and Jose (2020), Combining
 * prediction intervals in the M4 competition, for averaging; errors from rolling origins correct them in the manner of
 * conformal prediction, Stankevičiūtė, Alaa and van der Schaar (2021), by a part only, since a history has few of them.
 */
export function createLimits(spread: Spread): ForecastLimits {
  const { forecast, fits, floor, values } = spread
  const proportional = floor === 0 && values.every((value) => value > 0)
  const { ranges, sumRanges } = rangesOf(fits, forecast.length)
  const alone = values.length === 1 ? Math.abs(values[0]!) * ofOneValue : 0
  const factor = (1 + shortness / values.length) * misjudgement(spread) ** trust
  const widthOf = (own: number, range: number, steps: number, level: number): number =>
    normalQuantile(0.5 + level / 200) *
    factor *
    (1 + drift * Math.sqrt(steps)) *
    Math.sqrt(own * own + disagreement * range * range)
  return {
    limitsOf(level) {
      const lower = new Float64Array(forecast.length)
      const upper = new Float64Array(forecast.length)
      for (let h = 0; h < forecast.length; h++) {
        const own = Math.max(alone, meanOf(fits, 'spread', h))
        const width = widthOf(own, ranges[h]!, h, level)
        const limits = limitsAround(forecast[h]!, width, proportional)
        lower[h] = Math.max(floor, limits.lower)
        upper[h] = Math.max(floor, limits.upper)
      }
      return { lower, upper }
    },
    sumLimitsOf(leadTime, level) {
      let sum = 0
      for (let h = 0; h < leadTime; h++) sum += Math.max(floor, forecast[h]!)
      const at = leadTime - 1
      const own = Math.max(alone * Math.sqrt(leadTime), meanOf(fits, 'sumSpread', at))
      const width = widthOf(own, sumRanges[at]!, at, level)
      const { lower, upper } = limitsAround(sum, width, proportional)
      const least = floor === 0 ? 0 : Number.NEGATIVE_INFINITY
      return { sum, lower: Math.max(least, lower), upper: Math.max(least, upper) }
    },
  }
}
