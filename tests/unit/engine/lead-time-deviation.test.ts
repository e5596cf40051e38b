import { deviationOfSum } from '@main/engine/supply/lead-time-deviation'
import { normalQuantile, serviceFactor } from '@main/engine/supply/service-stock'
import { expect, test } from 'vitest'

const limit = (leadTime: number, level: number, above: number) => ({
  leadTime,
  level,
  sum: 100 * leadTime,
  lower: 0,
  upper: 100 * leadTime + above,
})
const z80 = normalQuantile(0.9)
const z95 = normalQuantile(0.975)
/** Normal errors of σ 10 in one month and 25 in four together; skewed ones in two months. */
const intervals = [
  limit(1, 80, 10 * z80),
  limit(1, 95, 10 * z95),
  limit(2, 80, 12 * z80),
  limit(2, 95, 18 * z95),
  limit(4, 80, 25 * z80),
  limit(4, 95, 25 * z95),
]

test('z × σ is the upper limit less the forecast at the levels that have limits', () => {
  expect(deviationOfSum(intervals, 1, z95) * z95).toBeCloseTo(10 * z95)
  expect(deviationOfSum(intervals, 2, z80)).toBeCloseTo(12)
  expect(deviationOfSum(intervals, 2, z95)).toBeCloseTo(18)
})

test('between the levels it lies between them, beyond them it is as at the nearest', () => {
  const between = deviationOfSum(intervals, 2, serviceFactor(0.95))
  expect(between).toBeGreaterThan(12)
  expect(between).toBeLessThan(18)
  expect(deviationOfSum(intervals, 2, serviceFactor(0.999))).toBeCloseTo(18)
  expect(deviationOfSum(intervals, 2, serviceFactor(0.6))).toBeCloseTo(12)
})

test('variances are joined between numbers of months, and grow with the months beyond the last', () => {
  expect(deviationOfSum(intervals, 3, z95) ** 2).toBeCloseTo((18 ** 2 + 25 ** 2) / 2)
  expect(deviationOfSum(intervals, 16, z95)).toBeCloseTo(50)
})

test('at least a month is waited for, and without limits nothing is known', () => {
  expect(deviationOfSum(intervals, 0, z95)).toBeCloseTo(10)
  expect(deviationOfSum([], 3, z95)).toBe(0)
})
