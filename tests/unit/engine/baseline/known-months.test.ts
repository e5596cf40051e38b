/** What is known of months beforehand: the New Year that moves, and the season of a family. */

import { knownMonths } from '@main/engine/baseline/known-months'
import { readForecastTasks } from '@main/engine/baseline/read-forecast-tasks'
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import { defaultDemandPolicy } from '@shared/model/demand-policy'
import { monthNumber } from '@shared/model/orders/order-summary'
import { describe, expect, test } from 'vitest'
import { createSampleSource } from '../../../support/sample-source'
import { randomFrom } from '../forecast/awkward-series'

describe('the sample company', () => {
  const tasks = readForecastTasks(
    createSampleSource(),
    '2026-11-15',
    new Map(),
    defaultDemandPolicy,
  ).flatMap((task) => ('series' in task ? [task] : []))
  const ahead = new Map<string, number>()
  for (const { series, options } of tasks) {
    const first = monthNumber(series.start) + series.values.length
    forecastSeries(series, options).forecast.forEach((value, h) => {
      const month = `${Math.floor((first + h) / 12)}-${((first + h) % 12) + 1}`
      ahead.set(month, (ahead.get(month) ?? 0) + value)
    })
  }
  const of = (month: string): number => ahead.get(month) ?? 0

  test('rests where the New Year is: February 2027, both months in 2028', () => {
    // 6 February 2027 and 26 January 2028; in 2025, on 29 January, both months were alike.
    expect(of('2027-2') / of('2027-1')).toBeLessThan(0.7)
    expect(of('2028-2') / of('2028-1')).toBeGreaterThan(0.85)
    expect(of('2028-1') / of('2028-3')).toBeLessThan(0.9)
  })

  test('new items have the season of their family from their first months on', () => {
    const young = tasks.filter(({ series }) => series.values.length < 8)
    expect(young.length).toBeGreaterThan(0)
    for (const { options, series } of young)
      expect(options.factors).toHaveLength(series.values.length + options.horizon)
  })
})

describe('a company whose months are all alike', () => {
  const random = randomFrom(3)
  const families = ['a', 'b'].map((family) => ({
    family,
    worth: Float64Array.from({ length: 60 }, () => 900 + 200 * random()),
  }))
  const known = knownMonths(families, monthNumber('2021-11'), 60)

  test('has nothing to know of an item of some years', () => {
    const values = Float64Array.from({ length: 60 }, () => 90 + 20 * random())
    const factors = known.factors('a', 0, values, 24)
    for (const factor of factors ?? []) expect(Math.abs(factor - 1)).toBeLessThan(0.12)
  })

  test('a family that is not known has none', () => {
    expect(known.factors('c', 50, new Float64Array(10), 24)).toBeUndefined()
  })
})

test('a company without any orders has nothing to know', () => {
  const families = [{ family: 'a', worth: new Float64Array(60) }]
  const known = knownMonths(families, monthNumber('2021-11'), 60)
  const factors = known.factors('a', 58, new Float64Array(2), 3)
  expect(factors ?? [1]).toEqual((factors ?? [1]).map(() => 1))
})
