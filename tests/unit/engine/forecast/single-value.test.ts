/** One observation is a forecast with a warning and wide limits, not a history that never changes. */
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { expect, test } from 'vitest'

const forecastOf = (...values: number[]) =>
  forecastSeries(
    {
      id: 'series',
      category: 'monthly',
      start: '2026-01',
      values: Float64Array.from(values),
      seasonLength: 12,
    },
    { horizon: 3, levels: [95], leadTimes: [2] },
  )

test('a single sale is forecast as it was, between limits that leave room on both sides', () => {
  const { forecast, intervals, sumIntervals, reasons } = forecastOf(100)
  expect([...forecast]).toEqual([100, 100, 100])
  expect(reasons).toEqual(['history_short'])
  const [{ lower, upper }] = intervals as [(typeof intervals)[0]]
  expect(lower[0]).toBeGreaterThan(0)
  expect(lower[0]).toBeLessThan(80)
  expect(upper[0]).toBeGreaterThan(150)
  expect(upper[0]).toBeLessThan(400)
  const [sum] = sumIntervals
  expect(sum?.sum).toBe(200)
  expect(sum!.upper - sum!.sum).toBeLessThan(2 * (upper[0]! - 100))
  expect(sum!.upper).toBeGreaterThan(250)
})

test('nothing once, and the same twice, are histories that never change', () => {
  for (const forecast of [forecastOf(0), forecastOf(5, 5)])
    expect(forecast.reasons).toEqual(['history_constant'])
})
