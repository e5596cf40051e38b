/** Kinds of demand, by interval and size. */
import { demandPattern } from '@main/engine/forecast/intermittent/demand-pattern'
import { hasSeason } from '@main/engine/forecast/intermittent/seasonal-demand'
import { expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

const every = (values: readonly number[], times: number): Float64Array =>
  Float64Array.from({ length: values.length * times }, (_, t) => values[t % values.length]!)

test.each([
  ['smooth', [5, 6, 5, 4]],
  ['erratic', [1, 9, 1, 30]],
  ['intermittent', [0, 5, 0, 6]],
  ['lumpy', [0, 1, 0, 40]],
  ['none', [0, 0, 0, 0]],
])('%s', (pattern, values) => {
  expect(demandPattern(every(values, 8)).pattern).toBe(pattern)
})

test('interval and variability are those of the first demand on, whatever the unit', () => {
  const values = Float64Array.of(0, 0, 0, 4, 0, 8, 0, 6, 0)
  const found = demandPattern(values)
  expect(found.interval).toBe(2)
  expect(found.sizeVariability).toBeCloseTo((2 * (1 / 3) ** 2) / 2, 12)
  expect(found.quiet).toBe(1)
  expect(demandPattern(values.map((value) => value * 1e250))).toEqual(found)
})

test('a silence is an end only where it is longer than the rhythm lets expect', () => {
  const quiet = (values: readonly number[], times: number, months: number) =>
    demandPattern(Float64Array.of(...every(values, times), ...new Float64Array(months))).pattern
  expect(quiet([5], 24, 14)).toBe('ended')
  expect(quiet([5], 24, 6)).not.toBe('ended')
  expect(quiet([0, 0, 0, 0, 0, 0, 0, 5], 4, 14)).not.toBe('ended')
})

test('missing periods are no silence', () => {
  const values = Float64Array.of(...every([5], 24), ...new Float64Array(20).fill(Number.NaN))
  expect(demandPattern(values).pattern).toBe('smooth')
})

test('a season is told from chance', () => {
  const random = randomFrom(9)
  const winter = Float64Array.from({ length: 48 }, (_, t) =>
    t % 12 < 4 ? 10 + Math.floor(5 * random()) : 0,
  )
  expect(hasSeason(winter, 12)).toBe(true)
  let called = 0
  for (let seed = 0; seed < 200; seed++) {
    const chance = randomFrom(seed)
    const values = Float64Array.from({ length: 48 }, () => (chance() < 0.3 ? 1 : 0))
    if (hasSeason(values, 12)) called++
  }
  expect(called).toBeLessThan(6)
})
