/** What may be demanded of an intermittent item: in a period, and over a lead time. */

import { demandDistribution } from '@main/engine/forecast/intermittent/demand-distribution'
import { sumOfTimes } from '@main/engine/forecast/intermittent/mass-grid'
import { expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

test('sums of coin throws are binomial', () => {
  const coin = new Float64Array(12)
  coin.set([0.5, 0.5])
  const five = sumOfTimes(coin, 5)
  expect([...five.subarray(0, 6)].map((mass) => 32 * mass)).toEqual([1, 5, 10, 10, 5, 1])
})

test('nothing is certain where nothing is expected', () => {
  const { mean, quantile } = demandDistribution(new Float64Array(24), 0, 3)
  expect([mean, quantile(0.025), quantile(0.99)]).toEqual([0, 0, 0])
})

test('whole pieces give whole limits', () => {
  const random = randomFrom(5)
  const values = Float64Array.from({ length: 60 }, () =>
    random() < 0.3 ? 1 + Math.floor(4 * random()) : 0,
  )
  for (const periods of [1, 2, 6])
    for (const probability of [0.5, 0.9, 0.95, 0.99]) {
      const found = demandDistribution(values, 0.8, periods).quantile(probability)
      expect(found).toBeCloseTo(Math.round(found), 9)
    }
})

test('limits grow with probability, level and lead time', () => {
  const values = Float64Array.from({ length: 48 }, (_, t) => (t % 3 === 0 ? 10 + (t % 7) : 0))
  const at = (level: number, periods: number, probability: number): number =>
    demandDistribution(values, level, periods).quantile(probability)
  expect(at(4, 3, 0.95)).toBeGreaterThan(at(4, 3, 0.5))
  expect(at(8, 3, 0.95)).toBeGreaterThan(at(4, 3, 0.95))
  expect(at(4, 6, 0.95)).toBeGreaterThan(at(4, 3, 0.95))
  // Sums even out: twice the periods need less than twice the stock.
  expect(at(4, 6, 0.99)).toBeLessThan(2 * at(4, 3, 0.99))
})

test('the limits hold on demand of a steady kind', () => {
  let inside = 0
  const trials = 300
  for (let seed = 0; seed < trials; seed++) {
    const random = randomFrom(seed)
    const draw = (): number => (random() < 0.35 ? 1 + Math.floor(6 * random()) : 0)
    const values = Float64Array.from({ length: 48 }, draw)
    const level = values.reduce((a, b) => a + b, 0) / 48
    const limit = demandDistribution(values, level, 4).quantile(0.95)
    if (draw() + draw() + draw() + draw() <= limit) inside++
  }
  expect(inside / trials).toBeGreaterThan(0.93)
})

test('the order of magnitude does not matter', () => {
  const values = Float64Array.from({ length: 36 }, (_, t) => (t % 4 === 0 ? 3 + (t % 5) : 0))
  const small = demandDistribution(values, 1.2, 3).quantile(0.9)
  const large = demandDistribution(
    values.map((value) => value * 2 ** 300),
    1.2 * 2 ** 300,
    3,
  ).quantile(0.9)
  expect(large / 2 ** 300).toBeCloseTo(small, 9)
})
