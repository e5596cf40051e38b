/** Series with seasons within seasons, made so that what comes is known. */
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { severalSeasons } from '@main/engine/forecast/season/several-seasons'
import { describe, expect, test } from 'vitest'

/** Between −1 and 1, the same every time. */
function noise(count: number): Float64Array {
  let state = 20_261_122
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
}

const week = [-18, -6, 0, 4, 10, 22, -12]
const year = (t: number): number => 30 * Math.sin((2 * Math.PI * t) / 365)
const days = (count: number): Float64Array =>
  noise(count).map((chance, t) => 200 + 0.02 * t + week[t % 7]! + year(t) + 6 * chance)

const meanError = (forecast: Float64Array, actual: Float64Array): number =>
  forecast.reduce((sum, value, h) => sum + Math.abs(value - actual[h]!), 0) / forecast.length

const errorOf = (values: Float64Array, seasonLength: number, horizon: number): number => {
  const known = values.length - horizon
  const series = { id: 's', category: '', start: '', seasonLength, values: values.slice(0, known) }
  return meanError(forecastSeries(series, { horizon }).forecast, values.subarray(known))
}

describe('several seasons', () => {
  test('weekdays and the year are told apart', () => {
    const indices = severalSeasons(days(3 * 365), 365)!
    expect(indices.length).toBe(7 * 365)
    for (const t of [0, 10, 100, 200, 300, 1000])
      expect(Math.abs(indices[t]! - week[t % 7]! - year(t))).toBeLessThan(5)
  })

  test('days are forecast by weekday and time of year, far better than by either alone', () => {
    const values = days(3 * 365 + 120)
    const both = errorOf(values, 365, 120)
    // Chance alone errs by 3.
    expect(both).toBeLessThan(5)
    expect(both).toBeLessThan(0.5 * errorOf(values, 7, 120))
  })

  test('of days that are not known two years the week is used', () => {
    expect(severalSeasons(days(500), 365)?.length).toBe(7)
    expect(errorOf(days(500), 365, 14)).toBeLessThan(6)
  })

  test('hours are forecast by hour and weekday', () => {
    const hours = noise(24 * 7 * 12 + 48).map(
      (chance, t) =>
        100 +
        20 * Math.sin((2 * Math.PI * t) / 24) +
        (Math.floor(t / 24) % 7 > 4 ? -25 : 0) +
        3 * chance,
    )
    expect(errorOf(hours, 168, 48)).toBeLessThan(3)
  })

  test('days on which nothing is ever sold are a season, not seldom demand', () => {
    const closed = days(3 * 365).map((value, t) => (t % 7 === 6 ? 0 : value))
    const series = { id: 's', category: '', start: '', seasonLength: 365, values: closed }
    const { kind, forecast } = forecastSeries(series, { horizon: 14 })
    expect(kind).toBe('smooth')
    const sunday = forecast.findIndex((_, h) => (closed.length + h) % 7 === 6)
    expect(forecast[sunday]!).toBeLessThan(40)
    expect(forecast[sunday + 1]!).toBeGreaterThan(120)
  })
})
