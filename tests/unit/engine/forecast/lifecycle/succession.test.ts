/** One item takes the place of another: the demand of both is one, and moves over. */

import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { borrowedFactors, seasonFactors } from '@main/engine/forecast/lifecycle/borrowed-season'
import {
  handOver,
  shareSuccession,
  successorShares,
} from '@main/engine/forecast/lifecycle/succession'
import { describe, expect, test } from 'vitest'

const none = Number.NaN

test('history is handed over in units of the successor', () => {
  const successor = Float64Array.of(none, 0, 4, 10)
  const history = Float64Array.of(30, 24, 12, none)
  expect([...handOver(successor, [{ history, factor: 0.5 }])]).toEqual([15, 12, 10, 10])
  expect(
    handOver(Float64Array.of(none), [{ history: Float64Array.of(none), factor: 1 }])[0],
  ).toBeNaN()
})

describe('shares', () => {
  const plan = { launch: 2, periods: 4, shape: 'linear' } as const

  test('as planned before the launch', () => {
    const history = Float64Array.of(10, 10, 10, 10)
    const shares = successorShares(new Float64Array(4), [{ history, factor: 1 }], plan, 8)
    expect([...shares]).toEqual([0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1])
  })

  test('by the substitution that was seen, once it was', () => {
    // Log-odds −3, −2, −1, 0 go on by one a period.
    const share = (odds: number): number => 1 / (1 + Math.exp(-odds))
    const successor = Float64Array.from([-3, -2, -1, 0], (odds) => 100 * share(odds))
    const history = successor.map((value) => 100 - value)
    const seen = { ...plan, launch: -4 }
    const shares = successorShares(successor, [{ history, factor: 1 }], seen, 4)
    expect([...shares]).toEqual([1, 2, 3, 4].map((odds) => expect.closeTo(share(odds), 9)))
  })

  test('a change that stands still does not run backwards', () => {
    const successor = Float64Array.of(50, 45, 40, 35)
    const history = successor.map((value) => 100 - value)
    const shares = successorShares(successor, [{ history, factor: 1 }], { ...plan, launch: -4 }, 6)
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.35)
    expect(shares[5]).toBe(1)
  })

  test('both parts add up to the demand of both', () => {
    const forecast = Float64Array.of(100, 110, 120)
    const parts = shareSuccession(forecast, Float64Array.of(0.2, 0.5, 1), 0.5)
    expect([...parts.successor]).toEqual([20, 55, 120])
    expect([...parts.predecessor]).toEqual([160, 110, 0])
  })
})

describe('a borrowed season', () => {
  const season = (t: number): number => 1 + 0.5 * Math.sin((t * Math.PI) / 6)
  const family = Float64Array.from({ length: 48 }, (_, t) => 1000 * season(t) * (1 + 0.002 * t))

  test('is that of the family, with mean one', () => {
    const factors = seasonFactors(family, 12)
    expect(factors.reduce((a, b) => a + b, 0) / 12).toBeCloseTo(1, 12)
    expect(factors[3]!).toBeGreaterThan(1.35)
    expect(factors[9]!).toBeLessThan(0.65)
    expect([...seasonFactors(family.subarray(0, 20), 12)]).toEqual(Array(12).fill(1))
    expect([...seasonFactors(family.with(5, 0), 12)]).toEqual(Array(12).fill(1))
  })

  test('an item of eight months is forecast with the season it has not seen', () => {
    const values = Float64Array.from({ length: 8 }, (_, t) => 40 * season(t + 2))
    const series = { id: 'a', category: '', seasonLength: 12, start: '2026-03', values }
    const factors = borrowedFactors(seasonFactors(family, 12), 2, values, 12)!
    const { forecast } = forecastSeries(series, { horizon: 12, factors })
    forecast.forEach((value, h) => {
      expect(Math.abs(value / (40 * season(10 + h)) - 1)).toBeLessThan(0.25)
    })
  })

  test('not by an item whose season is another, nor by one with more than five years', () => {
    const ask = (values: Float64Array) => borrowedFactors(seasonFactors(family, 12), 0, values, 12)
    const like = Float64Array.from({ length: 30 }, (_, t) => 7 * season(t))
    const unlike = Float64Array.from({ length: 30 }, (_, t) => 7 * season(t + 6))
    expect(ask(like)).toHaveLength(42)
    expect(ask(unlike)).toBeUndefined()
    expect(ask(Float64Array.of(...like, ...like, ...like))).toBeUndefined()
  })
})

test('factors known beforehand are taken out and put back, with limits, sums and members', () => {
  const values = Float64Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 200 : 100) + (t % 5))
  const factors = Array.from({ length: 46 }, (_, t) => (t % 2 === 0 ? 2 : 1))
  const series = { id: 'a', category: '', seasonLength: 1, start: '1', values }
  const options = { horizon: 6, levels: [95], leadTimes: [2] }
  const plain = forecastSeries(
    { ...series, values: values.map((value, t) => value / factors[t]!) },
    options,
  )
  const result = forecastSeries(series, { ...options, factors })
  for (let h = 0; h < 6; h++) {
    expect(result.forecast[h]).toBe(plain.forecast[h]! * factors[40 + h]!)
    expect(result.intervals[0]!.upper[h]).toBe(plain.intervals[0]!.upper[h]! * factors[40 + h]!)
  }
  expect(result.sumIntervals[0]!.sum).toBeCloseTo(result.forecast[0]! + result.forecast[1]!, 6)
  expect(result.fitted[38]).toBe(plain.fitted[38]! * 2)
  const wrong = forecastSeries(series, {
    ...options,
    factors: [0, none, -1, Number.POSITIVE_INFINITY],
  })
  expect(wrong.forecast.every(Number.isFinite)).toBe(true)
})
