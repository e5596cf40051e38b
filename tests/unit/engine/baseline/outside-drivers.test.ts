/** Figures from outside are used where they help to forecast, and said to be useless where they do not. */
import { knownMonths } from '@main/engine/baseline/known-months'
import { builtInCalendar } from '@main/engine/forecast/calendar/calendar-table'
import { outsideCauses } from '@main/engine/forecast/calendar/outside-columns'
import { withEvents } from '@main/engine/source/with-events'
import { monthNumber } from '@shared/model/orders/order-summary'
import type { OutsideDriver } from '@shared/model/outside-knowledge'
import { describe, expect, test } from 'vitest'
import { smallCompany } from '../../../support/small-company'
import { randomFrom } from '../forecast/awkward-series'

const first = monthNumber('2021-11')
const months = 60
const monthOf = (t: number): string => {
  const month = first + t
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** Known twelve months ahead. */
function driver(name: string, seed: number, family: string | null = null): OutsideDriver {
  const random = randomFrom(seed)
  const values: Record<string, number> = {}
  for (let t = 0; t < months + 12; t++) values[monthOf(t)] = 100 * Math.exp(0.3 * (random() - 0.5))
  return { driver: name, name, family, values }
}

const weather = driver('weather', 5)
const stars = driver('stars', 7)
/** Demand of the family follows the weather, in proportion to its square. */
function worthOf(seed: number, follows: OutsideDriver | null): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: months }, (_, t) => {
    const factor = follows ? (follows.values[monthOf(t)]! / 100) ** 2 : 1
    return 1000 * factor * Math.exp(0.06 * (random() - 0.5))
  })
}

describe('a company whose demand follows the weather', () => {
  const families = ['a', 'b'].map((family, k) => ({ family, worth: worthOf(k + 1, weather) }))
  const known = knownMonths(families, first, months, builtInCalendar, [weather, stars])
  const [ofWeather, ofStars] = known.drivers

  test('the weather is found, tried on earlier origins and used', () => {
    expect(ofWeather?.found).toBe(true)
    expect(ofWeather?.errorWith).toBeLessThan(ofWeather?.errorWithout ?? 0)
    expect(ofWeather?.effect.coefficients).toHaveLength(1)
  })

  test('months ahead have what is known of theirs', () => {
    const factors = known.factors('a', 0, families[0]!.worth, 12) ?? []
    const ahead = Array.from({ length: 12 }, (_, h) => [
      weather.values[monthOf(months + h)]!,
      factors[months + h]!,
    ])
    const sorted = ahead.toSorted(([a], [b]) => a! - b!)
    expect(sorted.at(-1)?.[1]).toBeGreaterThan(1.05 * (sorted[0]?.[1] ?? 0))
  })

  test('the stars explain nothing, and are not used', () => {
    expect(ofStars?.effect.coefficients).toEqual([])
  })
})

test('a figure of one family is tried on that family and touches no other', () => {
  const families = [
    { family: 'a', worth: worthOf(1, weather) },
    { family: 'b', worth: worthOf(2, null) },
  ]
  const own = { ...weather, family: 'a' }
  const known = knownMonths(families, first, months, builtInCalendar, [own])
  expect(known.drivers).toHaveLength(1)
  expect(known.drivers[0]?.effect.coefficients).toHaveLength(1)
  expect(known.factors('a', 0, families[0]!.worth, 6)).toBeDefined()
  const without = knownMonths(families, first, months, builtInCalendar, [])
  expect(known.factors('b', 0, families[1]!.worth, 6)).toEqual(
    without.factors('b', 0, families[1]!.worth, 6),
  )
})

describe('the figures as a column', () => {
  test('the last known month holds, and months before the first are as usual', () => {
    const values: Record<string, number> = {}
    for (let t = 0; t < 24; t++) values[monthOf(t + 6)] = t % 2 === 0 ? 80 : 125
    const [column] = outsideCauses({ driver: 'x', name: 'x', family: null, values })(first, 40)
    expect([...column!.values.subarray(0, 6)]).toEqual([0, 0, 0, 0, 0, 0])
    expect(column!.values[6]).toBeCloseTo(-1)
    expect(column!.values[7]).toBeCloseTo(1)
    expect([...column!.values.subarray(29)]).toEqual(Array(11).fill(column!.values[29]))
  })

  test('too few months, or the same in all of them, say nothing', () => {
    const same = Object.fromEntries(Array.from({ length: 30 }, (_, t) => [monthOf(t), 5]))
    const few = { [monthOf(0)]: 1, [monthOf(1)]: 2 }
    for (const values of [same, few, {}])
      expect(outsideCauses({ driver: 'x', name: 'x', family: null, values })(first, 40)).toEqual([])
  })
})

test('an own event stands beside those of the data, or in the place of the one with its code', () => {
  const row = {
    event: 'E1',
    name_zh: '一',
    name_en: 'one',
    kind: 'promotion',
    family: '',
    item: '',
    region: '',
    customer: '',
    from_month: '2027-01',
    to_month: '2027-01',
    uplift_percent: 10,
  }
  const own = {
    event: 'E1',
    name: 'Mine',
    kind: 'campaign' as const,
    family: '',
    item: '',
    region: '',
    customer: '',
    from: '2027-02',
    to: '2027-03',
    percent: 25,
  }
  const source = smallCompany({ event: [row, { ...row, event: 'E2' }] })
  const rows = [...withEvents(source, [own, { ...own, event: 'E3' }]).rows('event')]
  expect(rows.map(({ event, uplift_percent }) => [event, uplift_percent])).toEqual([
    ['E2', 10],
    ['E1', 25],
    ['E3', 25],
  ])
})
