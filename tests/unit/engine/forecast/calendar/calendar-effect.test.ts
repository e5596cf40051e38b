/** The calendar is used where a history shows that it helps, and nowhere else. */

import { causesIn } from '@main/engine/forecast/calendar/calendar-columns'
import {
  calendarFactors,
  estimateCalendarEffect,
} from '@main/engine/forecast/calendar/calendar-effect'
import { builtInCalendar } from '@main/engine/forecast/calendar/calendar-table'
import { forecastWithCalendar } from '@main/engine/forecast/calendar/forecast-with-calendar'
import { monthOfText } from '@main/engine/forecast/calendar/iso-days'
import { expect, test } from 'vitest'
import { awkwardSeries, randomFrom } from '../awkward-series'

const first = monthOfText('2021-01')
const months = 60
/** Demand rests over the New Year. */
const truth = {
  coefficients: [
    { cause: 'chinese_new_year', phase: 'before', mean: -1, deviation: 0 },
    { cause: 'chinese_new_year', phase: 'during', mean: -0.8, deviation: 0 },
  ],
  advantage: 10,
} as const
const factors = calendarFactors(truth, first, months + 24, months, causesIn(builtInCalendar))

function demand(seed: number, noise: number, length = months): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from(
    { length },
    (_, t) =>
      500 *
      (1 + 0.2 * Math.sin((t * Math.PI) / 6)) *
      Math.exp(noise * (random() + random() + random() + random() - 2)),
  )
}
const causes = (values: Float64Array): string[] => [
  ...new Set(
    estimateCalendarEffect(values, first, causesIn(builtInCalendar)).coefficients.map(
      ({ cause }) => cause,
    ),
  ),
]
const rested = (values: Float64Array): Float64Array => values.map((value, t) => value * factors[t]!)

test('January and February change places with the date of the New Year', () => {
  // 2023: 22 January; 2024: 10 February.
  const at = (month: string): number => factors[monthOfText(month) - first]!
  expect(at('2023-01')).toBeLessThan(at('2024-01'))
  expect(at('2023-02')).toBeGreaterThan(at('2024-02'))
  expect(at('2023-06')).toBe(1)
})

test('what is not there is hardly ever found', () => {
  let found = 0
  for (let seed = 0; seed < 100; seed++) found += causes(demand(seed, 0.15)).length > 0 ? 1 : 0
  expect(found).toBeLessThanOrEqual(5)
})

test('the New Year is found, and the months to come are nearer with it', () => {
  for (let seed = 0; seed < 20; seed++) {
    const all = rested(demand(seed, 0.06, months + 24))
    const values = all.subarray(0, months)
    expect(causes(values)).toContain('chinese_new_year')
    const effect = estimateCalendarEffect(values, first, causesIn(builtInCalendar))
    const estimated = calendarFactors(effect, first, months + 24, months, causesIn(builtInCalendar))
    for (let t = months; t < months + 24; t++)
      if (Math.abs(Math.log(factors[t]!)) > 0.1)
        expect(Math.abs(Math.log(estimated[t]! / factors[t]!))).toBeLessThan(
          0.6 * Math.abs(Math.log(factors[t]!)),
        )
  }
})

test('a noisy line takes it from the total it belongs to', () => {
  const total = estimateCalendarEffect(rested(demand(1, 0.06)), first, causesIn(builtInCalendar))
  let alone = 0
  let together = 0
  for (let seed = 100; seed < 130; seed++) {
    const line = rested(demand(seed, 0.3))
    if (causes(line).length > 0) alone++
    const { coefficients } = estimateCalendarEffect(line, first, causesIn(builtInCalendar), total)
    if (coefficients.length > 0) together++
  }
  expect(together).toBeGreaterThan(alone + 10)
})

test('a forecast carries it, with its limits', () => {
  const values = rested(demand(3, 0.06))
  const series = { id: 'a', category: '', seasonLength: 12, start: '2021-01', values }
  const options = { horizon: 24, levels: [95], leadTimes: [3] }
  const { forecast, intervals, calendar } = forecastWithCalendar(series, options, {
    table: builtInCalendar,
  })
  expect(calendar.coefficients.length).toBeGreaterThan(0)
  // 2026: 17 February; 2027: 6 February.
  expect(forecast[0]! / forecast[12]!).toBeGreaterThan(1.05)
  for (let h = 0; h < 24; h++) {
    expect(intervals[0]!.lower[h]!).toBeLessThanOrEqual(forecast[h]!)
    expect(intervals[0]!.upper[h]!).toBeGreaterThanOrEqual(forecast[h]!)
  }
})

test('quarters, years and histories of a few months have no calendar', () => {
  const ask = (seasonLength: number, start: string, length: number) =>
    forecastWithCalendar(
      { id: 'a', category: '', seasonLength, start, values: rested(demand(3, 0.06, length)) },
      { horizon: 4 },
      { table: builtInCalendar },
    ).calendar.coefficients
  expect(ask(4, '2021-01', 60)).toEqual([])
  expect(ask(12, 'never', 60)).toEqual([])
  expect(ask(12, '2021-01', 24)).toEqual([])
})

test('random series with a calendar are forecast without exception or NaN', () => {
  const faults: string[] = []
  for (let seed = 0; seed < 2_000; seed++) {
    const series = { ...awkwardSeries(seed), seasonLength: 12 }
    const result = forecastWithCalendar(
      series,
      { horizon: 13, levels: [95] },
      { table: builtInCalendar },
    )
    const numbers = [...result.forecast, ...result.intervals.flatMap(({ upper }) => [...upper])]
    if (!numbers.every(Number.isFinite)) faults.push(series.id)
  }
  expect(faults).toEqual([])
})
