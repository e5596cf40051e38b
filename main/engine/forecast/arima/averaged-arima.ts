/** Seasonal ARIMA models on logarithms, averaged by how likely each is. */
import { spreadOf } from '../error-spread'
import type { ForecastMethod, MethodFit, MethodRefusal } from '../forecast-method'
import { adjustSeason, fitAdjusted } from '../season/adjust-season'
import { type ArimaOrder, nameOfOrder } from './arima-order'
import { type ArimaEstimate, type ArimaPath, arimaPath, fitArima } from './fit-arima'

const order = (
  [p, d, q]: readonly [ArimaOrder['p'], ArimaOrder['d'], ArimaOrder['q']],
  [seasonalP, seasonalD, seasonalQ]: readonly [0 | 1, 0 | 1, 0 | 1],
  seasonLength: number,
  drift = false,
): ArimaOrder => ({ p, d, q, seasonalP, seasonalD, seasonalQ, seasonLength, drift })

/** All of the same differences, so that their criteria can be compared. */
const seasonalOrders = (m: number): readonly ArimaOrder[] => [
  order([0, 1, 1], [0, 1, 1], m),
  order([1, 1, 1], [0, 1, 1], m),
  order([0, 1, 2], [0, 1, 1], m),
  order([2, 1, 0], [0, 1, 1], m),
]

const plainOrders: readonly ArimaOrder[] = [
  order([0, 1, 1], [0, 0, 0], 1),
  order([1, 1, 0], [0, 0, 0], 1),
  order([0, 1, 1], [0, 0, 0], 1, true),
  order([1, 1, 0], [0, 0, 0], 1, true),
  order([1, 1, 1], [0, 0, 0], 1),
]

/** Behind the best by this much, an order has no say. */
const farBehind = 10

/** Longer seasons are taken out before. */
const longestSeason = 24

interface WeightedPath {
  readonly estimate: ArimaEstimate
  readonly weight: number
  readonly path: ArimaPath
}

/** The orders that fit the series, by Akaike weights; none where it is too short for all. */
function weighedPaths(z: Float64Array, orders: readonly ArimaOrder[]): WeightedPath[] {
  const estimates = orders.flatMap((candidate) => fitArima(z, candidate) ?? [])
  const best = Math.min(...estimates.map(({ criterion }) => criterion))
  const near = estimates.filter(({ criterion }) => criterion <= best + farBehind)
  const raw = near.map(({ criterion }) => Math.exp((best - criterion) / 2))
  const whole = raw.reduce((a, b) => a + b, 0)
  return near.map((estimate, i) => ({
    estimate,
    weight: raw[i]! / whole,
    path: arimaPath(z, estimate),
  }))
}

const allPositive = (values: Float64Array): boolean => values.every((value) => value > 1e-9)

/** Errors of logarithms are shares of what is forecast. */
function spreadsOfLogs(
  { spread, sumSpread }: { spread: Float64Array; sumSpread: Float64Array },
  forecast: Float64Array,
) {
  let sum = 0
  for (let h = 0; h < forecast.length; h++) {
    sum += forecast[h]!
    spread[h] = spread[h]! * forecast[h]!
    sumSpread[h] = (sumSpread[h]! * sum) / (h + 1)
  }
  return { spread, sumSpread }
}

function fitOrders(
  values: Float64Array,
  orders: readonly ArimaOrder[],
  horizon: number,
): MethodFit | MethodRefusal {
  const n = values.length
  const logs = allPositive(values)
  const z = logs ? values.map((value) => Math.log(value)) : values
  const paths = weighedPaths(z, orders)
  if (paths.length === 0) return { refused: 'too_short' }
  const one = new Float64Array(horizon)
  const forecastFrom = (origin: number, into: Float64Array): boolean => {
    into.fill(0)
    const part = one.subarray(0, into.length)
    for (const { path, weight } of paths) {
      if (!path.forecastFrom(origin, part)) return false
      for (let h = 0; h < into.length; h++) into[h] = into[h]! + weight * part[h]!
    }
    if (logs) for (let h = 0; h < into.length; h++) into[h] = Math.exp(into[h]!)
    return true
  }
  const forecast = new Float64Array(horizon)
  forecastFrom(n, forecast)
  const fitted = new Float64Array(n).fill(Number.NaN)
  const step = new Float64Array(1)
  for (let t = 1; t < n; t++) if (forecastFrom(t, step)) fitted[t] = step[0]!
  const first = paths.reduce((a, b) => (b.weight > a.weight ? b : a))
  const spreads = spreadOf(first.estimate.sigma, first.path.response(horizon))
  return {
    forecast,
    fitted,
    ...(logs ? spreadsOfLogs(spreads, forecast) : spreads),
    parameters: { order: nameOfOrder(first.estimate.order), share: first.weight },
    forecastFrom,
  }
}

/**
 * Box, Jenkins, Reinsel and Ljung (2015), Time Series Analysis, ch. 9; logarithms where every value is positive. Orders of
 * the same differences are averaged by Akaike weights. Seasons that are too long, or seen too seldom, are taken out before.
 */
export const averagedArima: ForecastMethod = {
  key: 'arima',
  fit(values, seasonLength, horizon) {
    const seasonal =
      seasonLength > 1 && seasonLength <= longestSeason && values.length >= 2 * seasonLength + 6
    if (seasonal) return fitOrders(values, seasonalOrders(seasonLength), horizon)
    return fitAdjusted(
      (adjusted, _season, ahead) => fitOrders(adjusted, plainOrders, ahead),
      adjustSeason(values, seasonLength),
      horizon,
    )
  },
}
