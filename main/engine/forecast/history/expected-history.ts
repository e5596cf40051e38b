/** What each period of a history would have been by its trend and season, as the other periods tell. */
import { medianOf, runningMedian, spreadAround } from './robust-figures'

export interface ExpectedHistory {
  /** What each period would have been; NaN where nothing can be said. */
  readonly expected: Float64Array
  /** How far a period lies from it, in standard deviations of ordinary periods; NaN where it is missing. */
  readonly distance: Float64Array
  /** What its season adds to each period. */
  readonly season: Float64Array
}

/** Window of the trend where there is no season. */
const plainWidth = 7
/** From here on a value is not let say what is ordinary. */
const suspicious = 3.5

/** The trend without its season: medians over a whole season, drawn on at the ends by half their slope. */
function trendOf(values: Float64Array, width: number): Float64Array {
  const half = width >> 1
  const trend = runningMedian(values, width)
  const count = trend.length
  if (count <= 2 * width) return trend
  const draw = (from: number, inward: number): void => {
    const slope = (trend[from]! - trend[from + inward * half]!) / half / 2
    for (let k = 1; k <= half; k++) trend[from - inward * k] = trend[from]! + slope * k
  }
  draw(half, 1)
  draw(count - 1 - half, -1)
  return trend
}

interface Season {
  readonly of: Float64Array
  /** How many periods each was estimated from. */
  readonly count: Float64Array
}

/** Mean deviation of each season from the trend, over the periods that count. */
function seasonOf(deviation: Float64Array, seasonLength: number): Season {
  const sum = new Float64Array(seasonLength)
  const count = new Float64Array(seasonLength)
  deviation.forEach((value, t) => {
    if (!Number.isFinite(value)) return
    sum[t % seasonLength] = sum[t % seasonLength]! + value
    count[t % seasonLength] = count[t % seasonLength]! + 1
  })
  return { of: sum.map((value, k) => (count[k]! > 0 ? value / count[k]! : 0)), count }
}

const medianSeason = (deviation: Float64Array, seasonLength: number): Float64Array =>
  Float64Array.from({ length: seasonLength }, (_, k) => {
    const years = Math.ceil((deviation.length - k) / seasonLength)
    const middle = medianOf(
      Float64Array.from({ length: years }, (_, year) => deviation[k + year * seasonLength]!),
    )
    return Number.isNaN(middle) ? 0 : middle
  })

/**
 * Expected values on a scale where trend and season add up. Twice: medians first, to tell which
 * values are suspicious; then means of the others, each judged as if it had not been among them, so
 * that two years of history do not look more regular than they are. After the robust decomposition
 * of Cleveland et al. (1990) and the rule of Hyndman and Athanasopoulos (2021, ch. 13.9).
 */
export function expectHistory(values: Float64Array, seasonLength: number): ExpectedHistory {
  const count = values.length
  const seasonal = seasonLength > 1 && count >= 2 * seasonLength
  const length = seasonal ? seasonLength : 1
  const width = seasonal ? seasonLength | 1 : plainWidth
  const roughTrend = trendOf(values, width)
  const away = values.map((value, t) => value - roughTrend[t]!)
  const rough = medianSeason(away, length)
  const rest = away.map((value, t) => value - rough[t % length]!)
  // The median of three years is one of them: that it has no distance from itself says nothing.
  const telling = rest.filter((value) => value !== 0)
  const limit = suspicious * spreadAround(telling, 0)
  const trusted = values.map((value, t) => (Math.abs(rest[t]!) > limit ? Number.NaN : value))
  const filled = trusted.map((value, t) =>
    Number.isFinite(value) ? value - rough[t % length]! : roughTrend[t]!,
  )
  const trend = smooth(filled, width)
  const { of: season, count: years } = seasonOf(
    trusted.map((value, t) => value - trend[t]!),
    length,
  )
  const expected = trend.map((value, t) => value + season[t % length]!)
  const left = values.map((value, t) => {
    const n = years[t % length]!
    if (!Number.isFinite(trusted[t]!)) return value - expected[t]!
    return n > 1 ? ((value - expected[t]!) * n) / (n - 1) : Number.NaN
  })
  const ordinary = left.filter((_, t) => Number.isFinite(trusted[t]!))
  const spread = Math.max(spreadAround(ordinary, 0), deviationOf(ordinary))
  return {
    expected,
    distance: left.map((value) => (value === 0 ? 0 : value / spread)),
    season: values.map((_, t) => season[t % length]!),
  }
}

function deviationOf(values: Float64Array): number {
  let sum = 0
  let count = 0
  for (const value of values)
    if (Number.isFinite(value)) {
      sum += value * value
      count++
    }
  return count > 0 ? Math.sqrt(sum / count) : 0
}

/** A line through the window around each place, without the place itself (local regression of degree one, equal weights). */
function smooth(values: Float64Array, width: number): Float64Array {
  const half = width >> 1
  const count = values.length
  return values.map((value, t) => {
    const from = Math.max(0, Math.min(t - half, count - width))
    const to = Math.min(count, Math.max(t + half + 1, width))
    let n = 0
    let sx = 0
    let sy = 0
    let sxx = 0
    let sxy = 0
    for (let i = from; i < to; i++) {
      const y = values[i]!
      if (i === t || !Number.isFinite(y)) continue
      n++
      sx += i - t
      sy += y
      sxx += (i - t) ** 2
      sxy += (i - t) * y
    }
    const across = n * sxx - sx * sx
    if (n === 0) return value
    const slope = across > 0 ? (n * sxy - sx * sy) / across : 0
    return (sy - slope * sx) / n
  })
}
