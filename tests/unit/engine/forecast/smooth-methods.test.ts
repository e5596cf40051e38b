/** Methods for smooth demand: each alone, and combined. */
import { isRefusal } from '@main/engine/forecast/forecast-method'
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { methodOf } from '@main/engine/forecast/method-registry'
import type { Series } from '@main/engine/forecast/series'
import type { MethodKey } from '@shared/model/forecast-words'
import { describe, expect, test } from 'vitest'
import { randomFrom } from './awkward-series'

const methods: readonly MethodKey[] = [
  'ets',
  'damped_trend',
  'theta',
  'optimised_theta',
  'dynamic_theta',
  'arima',
  'seasonal_arima',
  'ces',
  'decomposition',
]

const season = (t: number): number => 1 + 0.3 * Math.sin((t * Math.PI) / 6)

/** Sales around a level with a season and a little noise, near 1 as methods are given them. */
function sales(length: number, seed = 1): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length }, (_, t) => season(t) * (1 + 0.04 * (random() - 0.5)))
}

const seriesOf = (values: Float64Array, seasonLength = 12): Series => ({
  id: 'S',
  category: '',
  seasonLength,
  start: '2020-01',
  values,
})

test('limits of a few uneven months stay near what was sold, and the narrower ones within the wider', () => {
  const sold = [2, 9, 4, 12, 3, 8, 5, 14]
  const made = forecastSeries(seriesOf(Float64Array.from(sold)), { horizon: 12, levels: [80, 95] })
  const [narrow, wide] = made.intervals.map(({ upper }) => upper[11]!)
  expect(wide).toBeGreaterThan(14)
  expect(wide).toBeLessThan(6 * 14)
  expect(narrow).toBeLessThan(0.9 * wide!)
})

describe.each(methods)('%s', (key) => {
  const values = sales(72)
  const fit = methodOf(key)!.fit(values, 12, 12)
  if (isRefusal(fit)) throw new Error(fit.refused)

  test('goes on with the season', () => {
    fit.forecast.forEach((value, h) => {
      expect(Math.abs(value - season(72 + h))).toBeLessThan(0.08)
    })
  })

  test('forecasts from the end of the history what it forecasts', () => {
    const again = new Float64Array(12)
    expect(fit.forecastFrom(72, again)).toBe(true)
    again.forEach((value, h) => {
      expect(value).toBeCloseTo(fit.forecast[h]!, 9)
    })
  })

  test('is less sure the further ahead, and of sums than of their periods', () => {
    expect(fit.spread[11]).toBeGreaterThanOrEqual(fit.spread[0]! * 0.5)
    for (let h = 1; h < 12; h++) {
      expect(fit.spread[h]).toBeGreaterThan(0)
      expect(fit.sumSpread[h]).toBeGreaterThan(fit.sumSpread[h - 1]!)
    }
  })

  test('refuses what is too short, and says so', () => {
    expect(methodOf(key)!.fit(Float64Array.of(1, 2), 12, 3)).toEqual({ refused: 'too_short' })
  })
})

describe('the combination', () => {
  test('names its members with equal shares, their errors and their parameters', () => {
    const { members, errors, method } = forecastSeries(seriesOf(sales(72)), { horizon: 12 })
    expect(method).toBe('combination')
    expect(members.map(({ key, weight }) => [key, weight])).toEqual([
      ['ets', 0.2],
      ['theta', 0.2],
      ['damped_trend', 0.2],
      ['arima', 0.2],
      ['dynamic_theta', 0.2],
    ])
    for (const member of members) expect(member.errors?.mase).toBeLessThan(1)
    expect(errors?.mase).toBeLessThan(1)
  })

  test('of a long history without a season leaves out what follows the whole of it, and is their mean', () => {
    const steps = Float64Array.from({ length: 60 }, (_, t) => 100 + t + 3 * Math.sin(t * 1.7))
    const { members, forecast } = forecastSeries(
      { ...seriesOf(steps), seasonLength: 1 },
      { horizon: 8 },
    )
    expect(members.map(({ key }) => key)).toEqual(['ets', 'damped_trend', 'arima'])
    const third = members.reduce((sum, member) => sum + member.forecast![7]! / 3, 0)
    expect(forecast[7]).toBeCloseTo(third, 8)
    const short = forecastSeries(
      { ...seriesOf(steps.slice(0, 30)), seasonLength: 1 },
      { horizon: 8 },
    )
    expect(short.members.map(({ key }) => key)).toContain('theta')
  })

  test('of seasons is the mean without the highest and the lowest of its members', () => {
    const { members, forecast } = forecastSeries(seriesOf(sales(72)), { horizon: 12 })
    const said = members.map((member) => member.forecast![11]!).sort((a, b) => a - b)
    expect(forecast[11]).toBeCloseTo((said[1]! + said[2]! + said[3]!) / 3, 8)
  })

  test('does without a member that is left out, and with one alone that is pinned', () => {
    const values = sales(72)
    const without = forecastSeries(seriesOf(values), { horizon: 6, leaveOut: ['ets'] })
    expect(without.members.find(({ key }) => key === 'ets')).toMatchObject({
      weight: 0,
      refused: 'left_out',
    })
    const pinned = forecastSeries(seriesOf(values), { horizon: 6, method: 'ces' })
    expect(pinned.method).toBe('ces')
    expect(pinned.members.map(({ key }) => key)).toEqual(['ces'])
    expect(pinned.forecast).toEqual(pinned.members[0]?.forecast)
  })

  test('takes over where a pinned method refuses, and says so', () => {
    const yearly = forecastSeries(seriesOf(sales(20), 1), { horizon: 6, method: 'seasonal_arima' })
    expect(yearly.method).toBe('combination')
    expect(yearly.reasons).toContain('pinned_method_refused')
  })

  test('is in the unit of the series', () => {
    const values = sales(72)
    const small = forecastSeries(seriesOf(values), { horizon: 3 }).forecast
    const large = forecastSeries(seriesOf(values.map((v) => v * 1e6)), { horizon: 3 }).forecast
    large.forEach((value, h) => {
      expect(value / 1e6 / small[h]!).toBeCloseTo(1, 3)
    })
  })

  test('follows weekly sales through their year', () => {
    const weekly = (t: number): number => 100 * (1 + 0.3 * Math.sin((t * 2 * Math.PI) / 52))
    const random = randomFrom(3)
    const values = Float64Array.from(
      { length: 208 },
      (_, t) => weekly(t) * (1 + 0.1 * (random() - 0.5)),
    )
    const { forecast } = forecastSeries(seriesOf(values, 52), { horizon: 26 })
    forecast.forEach((value, h) => {
      expect(Math.abs(value - weekly(208 + h))).toBeLessThan(15)
    })
  })
})

test('95 % limits hold about 95 % of what comes, of periods and of sums', () => {
  let inside = 0
  let sumsInside = 0
  let count = 0
  const runs = 150
  for (let seed = 1; seed <= runs; seed++) {
    const random = randomFrom(seed)
    let level = 100
    const whole = Float64Array.from({ length: 72 }, (_, t) => {
      level += 4 * (random() + random() + random() - 1.5)
      return level * season(t) + 12 * (random() + random() + random() - 1.5)
    })
    const { intervals, sumIntervals } = forecastSeries(seriesOf(whole.slice(0, 60)), {
      horizon: 12,
      levels: [95],
      leadTimes: [6],
    })
    const { lower, upper } = intervals[0]!
    for (let h = 0; h < 12; h++) {
      count += 1
      if (whole[60 + h]! >= lower[h]! && whole[60 + h]! <= upper[h]!) inside += 1
    }
    const sum = whole.subarray(60, 66).reduce((a, b) => a + b, 0)
    if (sum >= sumIntervals[0]!.lower && sum <= sumIntervals[0]!.upper) sumsInside += 1
  }
  expect(inside / count).toBeGreaterThan(0.92)
  expect(inside / count).toBeLessThan(0.99)
  expect(sumsInside / runs).toBeGreaterThan(0.9)
})

test('a trend that runs away from a short history is refused, and the others go on', () => {
  const values = Float64Array.of(4, 12, 70, 420, 2300, 14_000, 81_000, 500_000)
  const { members, forecast } = forecastSeries(
    { id: 'ramp', category: '', seasonLength: 12, values, start: '2026-01' },
    { horizon: 24 },
  )
  expect(members.filter(({ refused }) => refused === 'no_convergence')).not.toEqual([])
  for (const one of [...members.map((member) => member.forecast ?? []), forecast])
    expect(Math.max(0, ...one)).toBeLessThanOrEqual(5_000_000)
})
