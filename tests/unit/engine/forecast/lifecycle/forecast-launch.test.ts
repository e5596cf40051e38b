/** A new item is forecast as one, until it is old enough to be forecast by itself. */
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { rampUp } from '@main/engine/forecast/lifecycle/ramp-curves'
import { expect, test } from 'vitest'
import { awkwardSeries } from '../awkward-series'

const launch = { ramp: [...rampUp('linear', 6, 0, 9)] }
const series = (values: ArrayLike<number>) => ({
  id: 'a',
  category: '',
  seasonLength: 12,
  start: '2026-06',
  values: Float64Array.from(values),
})
const options = { horizon: 8, levels: [80, 95], leadTimes: [3], launch }

test('what rises is taken to rise on to its level, not to stay at its mean', () => {
  const rising = series([100, 300, 500])
  const { forecast, intervals, sumIntervals, reasons } = forecastSeries(rising, options)
  expect(forecast[0]!).toBeGreaterThan(550)
  expect(Math.abs(forecast[7]! / 1200 - 1)).toBeLessThan(0.15)
  expect(forecastSeries(rising, { horizon: 8 }).forecast[7]!).toBeLessThan(700)
  expect(intervals[0]!.upper[4]!).toBeLessThan(intervals[1]!.upper[4]!)
  expect(intervals[0]!.lower[4]!).toBeLessThan(forecast[4]!)
  expect(sumIntervals[0]!.sum).toBeCloseTo(forecast[0]! + forecast[1]! + forecast[2]!, 6)
  expect(reasons).toContain('history_short')
})

test('once it is older than its ramp, its own history is forecast', () => {
  const old = series(Array.from({ length: 14 }, (_, t) => 100 + (t % 3)))
  expect(forecastSeries(old, options)).toEqual(
    forecastSeries(old, { ...options, launch: undefined! }),
  )
})

test('an item that is new and has sold nothing is expected to sell nothing, unless it is planned', () => {
  expect(forecastSeries(series([]), options).forecast.every((value) => value === 0)).toBe(true)
  const planned = { ...options, launch: { ...launch, plannedLevel: 60 } }
  expect(forecastSeries(series([]), planned).forecast[7]).toBeCloseTo(60, 6)
})

test('random series that are said to be new are forecast without exception or NaN', () => {
  for (let seed = 0; seed < 1_500; seed++) {
    const { values } = awkwardSeries(seed)
    const { forecast, intervals, sumIntervals } = forecastSeries(
      series(values.subarray(0, seed % 12)),
      {
        ...options,
        factors: [1.2, 0.8],
      },
    )
    const numbers = [
      ...forecast,
      ...intervals.flatMap(({ lower, upper }) => [...lower, ...upper]),
      ...sumIntervals.flatMap(({ sum, lower, upper }) => [sum, lower, upper]),
    ]
    expect(numbers.every(Number.isFinite)).toBe(true)
  }
})
