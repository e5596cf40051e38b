/** A new item that sells as another does: the other's demand by scale and ramp, moving to its own sales as they come. */
import type { LikenessSetting } from '@shared/model/forecast-setting'
import { monthNumber } from '@shared/model/orders/order-summary'
import { forecastSeries } from '../forecast/forecast-series'
import type { LaunchOptions } from '../forecast/lifecycle/forecast-launch'
import { rampUp } from '../forecast/lifecycle/ramp-curves'
import type { SeriesForecast } from '../forecast/series-forecast'
import { intervalLevels, leadTimesWithin } from './forecast-task'
import { type ItemHistory, monthsOfHistory } from './item-history'
import { aligned } from './joint-demand'

export interface LikeAnother {
  readonly like: LikenessSetting
  /** The first of its own months, `YYYY-MM`: its launch, or the first planned one before that. */
  readonly start: string
  /** Units ordered a month since its launch. */
  readonly sold: Float64Array
  /** Parts of its mature demand by month from `start` on. */
  readonly ramp: readonly number[]
}

/** Mature months after which it is forecast by its own history. */
const monthsAfterRamp = 3

/** How an item is like another; undefined once it is old enough to be forecast by itself. */
export function likeAnother(
  like: LikenessSetting,
  { observed }: ItemHistory,
  now: string,
): LikeAnother | undefined {
  const { from, months, shape } = like
  const until = Math.max(0, monthNumber(from) - monthNumber(now))
  const age = Math.max(0, monthNumber(now) - monthNumber(from))
  const ramp = [
    ...new Float64Array(until),
    ...rampUp(shape, months, 0, Math.max(1, months) + monthsAfterRamp),
  ]
  if (age >= ramp.length) return undefined
  const sold = age > 0 ? aligned(observed).slice(monthsOfHistory - age) : new Float64Array(0)
  return { like, start: until > 0 ? now : from, sold, ramp }
}

/** Demand of the item it is like, as such: no phase-out or successor of that one carries over. */
export interface AnalogueDemand {
  /** The last sixty months, and the planned ones. */
  readonly past: Float64Array
  readonly ahead: Float64Array
}

/**
 * The forecast, in units of the new item: (level × ramp) by the months of its analogue. The level
 * begins at the scale and moves to what is sold (`forecastNewItem`).
 */
export function forecastLike(
  { like, start, sold, ramp }: LikeAnother,
  { past, ahead }: AnalogueDemand,
): SeriesForecast {
  const horizon = ahead.length
  const year = ahead.subarray(0, 12)
  const mean = year.reduce((a, b) => a + b, 0) / Math.max(1, year.length)
  const launch: LaunchOptions = { ramp, plannedLevel: like.scale * mean }
  const months = [...past.slice(monthsOfHistory - sold.length), ...ahead]
  const made = forecastSeries(
    { id: '', category: '', seasonLength: 12, start, values: sold },
    {
      horizon,
      levels: intervalLevels,
      leadTimes: leadTimesWithin(horizon),
      mayBeNegative: false,
      launch,
      factors: mean > 0 ? months.map((value) => value / mean) : [],
    },
  )
  return { ...made, reasons: ['like_another'] }
}
