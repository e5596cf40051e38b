/** Seasonal ARIMA models on logarithms, averaged by how likely each is. */
import { spreadOf } from '../error-spread'
import type { ForecastMethod } from '../forecast-method'
import { inLogs, type PlainMethod } from '../levels/plain-method'
import { onSeveralLevels } from '../levels/several-levels'
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
const farBehind = 6

/** Longer seasons leave too little after their differences. */
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

/** All orders averaged, on the series as it is given. */
const averaged =
  (orders: readonly ArimaOrder[]): PlainMethod =>
  (values, horizon) => {
    const n = values.length
    const paths = weighedPaths(values, orders)
    if (paths.length === 0) return { refused: 'too_short' }
    const one = new Float64Array(horizon)
    const averageOf = (
      chosen: readonly { readonly weight: number; readonly path: ArimaPath }[],
      origin: number,
      into: Float64Array,
    ): boolean => {
      into.fill(0)
      const part = one.subarray(0, into.length)
      for (const { path, weight } of chosen) {
        if (!path.forecastFrom(origin, part)) return false
        for (let h = 0; h < into.length; h++) into[h] = into[h]! + weight * part[h]!
      }
      return true
    }
    const forecast = new Float64Array(horizon)
    averageOf(paths, n, forecast)
    const fitted = new Float64Array(n).fill(Number.NaN)
    const first = paths.reduce((a, b) => (b.weight > a.weight ? b : a))
    // Whoever needs the longest past decides from where on all can be told.
    const known = Math.max(...paths.map(({ path }) => path.known))
    for (let t = known; t < n; t++) {
      let value = 0
      for (const { path, weight } of paths) value += weight * (values[t]! - path.errors[t]!)
      fitted[t] = value
    }
    return {
      forecast,
      fitted,
      ...spreadOf(first.estimate.sigma, first.path.response(horizon)),
      parameters: { order: nameOfOrder(first.estimate.order), share: first.weight },
      forecastFrom: (origin, into) => averageOf(paths, origin, into),
      forecastAfter: (other, into) =>
        averageOf(
          paths.map(({ estimate, weight }) => ({ weight, path: arimaPath(other, estimate) })),
          other.length,
          into,
        ),
    }
  }

/**
 * Box, Jenkins, Reinsel and Ljung (2015), Time Series Analysis, ch. 9. Orders of the same differences are averaged by
 * Akaike weights, on logarithms where every value is positive.
 */
const seasonal = (seasonLength: number): PlainMethod =>
  inLogs(averaged(seasonalOrders(seasonLength)))

/** The season taken out before, at several levels of aggregation: steadier than differences of a season. */
const adjusted = (seasonLength: number): PlainMethod =>
  onSeveralLevels(inLogs(averaged(plainOrders)), seasonLength)

const fitAfterAdjusting: ForecastMethod['fit'] = (values, seasonLength, horizon) =>
  fitAdjusted(adjusted(seasonLength), adjustSeason(values, seasonLength), horizon)

export const averagedArima: ForecastMethod = { key: 'arima', fit: fitAfterAdjusting }

/** With seasonal differences, where two seasons and a half are known and a season is no longer than two dozen periods. */
export const seasonalArima: ForecastMethod = {
  key: 'seasonal_arima',
  fit(values, seasonLength, horizon) {
    if (seasonLength < 2 || seasonLength > longestSeason) return { refused: 'no_season' }
    if (values.length < 2.5 * seasonLength + 2) return { refused: 'too_short' }
    return seasonal(seasonLength)(values, horizon)
  },
}
