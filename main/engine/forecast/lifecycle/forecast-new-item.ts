/** The forecast of an item that is new: by items that were new before, and by what it has sold so far. */
import { medianOf } from '../history/robust-figures'
import { normalQuantile } from '../normal-quantile'

export interface Analogue {
  /** Demand of each period since its own launch, season taken out; NaN is missing. */
  readonly sinceLaunch: Float64Array
  /** 0 to 1: how much it counts. */
  readonly likeness: number
}

export interface NewItem {
  /** Demand of each period since launch, season taken out; empty before it. */
  readonly sold: Float64Array
  readonly analogues: readonly Analogue[]
  /** Level that is planned for, where there is one: units a period when mature. */
  readonly plannedLevel?: number
  /** What a ramp is taken to be where no analogue tells: parts of the mature level by age. */
  readonly ramp: Float64Array
}

export interface NewItemForecast {
  /** From the period after the last sold on, at most as long as the ramp is known; then its last part. */
  readonly forecast: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Units a period when mature. */
  readonly level: number
  /** Part of the level by age, as the analogues had it. */
  readonly profile: Float64Array
  /** How much of the level is the item's own sales: 0 before launch, towards 1 with every period. */
  readonly ownPart: number
}

/** Periods at the end of an analogue's known ramp whose mean is its mature level. */
const maturePeriods = 6
/** Mature periods that the level expected beforehand counts for. */
const priorPeriods = 3
/** Relative deviation of levels expected of new items where analogues say nothing: they miss by half or double. */
const unknownDeviation = 0.7

const weightedMean = (values: readonly number[], weights: readonly number[]): number => {
  const total = weights.reduce((a, b) => a + b, 0)
  return total > 0 ? values.reduce((sum, value, k) => sum + value * weights[k]!, 0) / total : 0
}

function matureLevel({ sinceLaunch }: Analogue, age: number): number {
  const until = Math.min(sinceLaunch.length, age)
  const from = Math.max(0, until - maturePeriods)
  const known = sinceLaunch.subarray(from, until).filter(Number.isFinite)
  return known.length > 0 ? Math.max(0, known.reduce((a, b) => a + b, 0) / known.length) : 0
}

interface Common {
  readonly profile: Float64Array
  /** Mature levels of the analogues that tell of one, and what each counts for. */
  readonly levels: readonly number[]
  readonly weights: readonly number[]
}

/** The ramp that analogues had in common: parts of their mature level by age, drawn towards `ramp` by one analogue's worth of it, and smoothed; `ramp` as it is where none tells. */
function commonProfile({ analogues, ramp }: NewItem): Common {
  const ages = ramp.length
  const told = analogues
    .map((analogue) => ({ ...analogue, level: matureLevel(analogue, ages) }))
    .filter(
      ({ level, sinceLaunch, likeness }) => level > 0 && sinceLaunch.length > 0 && likeness > 0,
    )
  const raw = Float64Array.from({ length: ages }, (_, age) => {
    const parts = [ramp[age]!]
    const weights = [0.5]
    for (const { sinceLaunch, level, likeness } of told) {
      const part = sinceLaunch[age]! / level
      if (!Number.isFinite(part)) continue
      parts.push(Math.min(3, Math.max(0, part)))
      weights.push(likeness)
    }
    return weightedMean(parts, weights)
  })
  const profile = raw.map((part, age) => {
    if (told.length === 0) return part
    const near = raw.subarray(Math.max(0, age - 1), Math.min(ages, age + 2))
    return near.reduce((a, b) => a + b, 0) / near.length
  })
  return {
    profile,
    levels: told.map(({ level }) => level),
    weights: told.map(({ likeness }) => likeness),
  }
}

/** Deviation of levels among analogues, on logarithms. */
function deviationOf(levels: readonly number[]): number {
  if (levels.length < 3) return unknownDeviation
  const logs = Float64Array.from(levels, Math.log)
  const middle = medianOf(logs)
  const spread = 1.4826 * medianOf(logs.map((value) => Math.abs(value - middle)))
  return Math.min(1.2, Math.max(0.3, spread))
}

/**
 * Forecasts a new item `horizon` periods ahead. The shape is the one its analogues had since their
 * launch; the level starts from what is planned, else from theirs, and moves to what the item itself
 * sells as it does: (prior × 3 + sold) ÷ (3 + what the ramp let expect), the mean of a gamma
 * distribution of the level (as in Bayesian forecasting of new products: Neelamegham and
 * Chintagunta 1999). Limits (`percent` of the futures) narrow with every period sold. Never
 * negative, never NaN; nothing where neither plan, analogue nor sale tells of a level.
 */
export function forecastNewItem(item: NewItem, horizon: number, percent = 95): NewItemForecast {
  const { sold, plannedLevel } = item
  const { profile, levels, weights } = commonProfile(item)
  const age = sold.length
  const partAt = (at: number): number => profile[Math.min(at, profile.length - 1)] ?? 1
  let came = 0
  let expected = 0
  for (let t = 0; t < age; t++) {
    const value = sold[t]!
    if (!Number.isFinite(value)) continue
    came += Math.max(0, value)
    expected += partAt(t)
  }
  const told = plannedLevel !== undefined && plannedLevel >= 0 ? plannedLevel : undefined
  const analogous = levels.length > 0 ? weightedMean(levels, weights) : undefined
  const prior = told ?? analogous
  const periods = prior === undefined ? 0 : priorPeriods
  const seen = periods + expected
  const level = seen > 1e-9 ? (periods * (prior ?? 0) + came) / seen : 0
  const ownPart = seen > 1e-9 ? expected / seen : 0
  const deviation = Math.hypot(deviationOf(levels) * Math.sqrt(1 - ownPart), 0.25)
  const z = normalQuantile(0.5 + percent / 200)
  const forecast = Float64Array.from({ length: horizon }, (_, h) => level * partAt(age + h))
  return {
    forecast,
    lower: forecast.map((value) => value * Math.exp(-z * deviation)),
    upper: forecast.map((value) => value * Math.exp(z * deviation)),
    level,
    profile,
    ownPart,
  }
}
