/** Limits of totals: never as wide as all limits together, never narrower than errors that have nothing to do with each other. */
import {
  addIntervals,
  errorsTogether,
  type ForecastPart,
} from '@main/engine/baseline/add-forecasts'
import { expect, test } from 'vitest'

const months = 24
const part = (errors: (t: number) => number, width = 30): ForecastPart => ({
  share: 1,
  used: Float64Array.from({ length: months }, (_, t) => 100 + errors(t)),
  fitted: new Float64Array(months).fill(100),
  expected: Float64Array.of(100),
  intervals: [
    { level: 80, lower: Float64Array.of(100 - width), upper: Float64Array.of(100 + width) },
  ],
})
const wave = (t: number): number => (t % 2 === 0 ? 5 : -5)
const slow = (t: number): number => (t % 4 < 2 ? 5 : -5)

test('errors that always go together are told from those that do not', () => {
  expect(errorsTogether([part(wave), part(wave)])).toBeCloseTo(Math.SQRT2, 9)
  expect(errorsTogether([part(wave), part(slow)])).toBeCloseTo(1, 9)
  // Errors that cancel each other are not counted upon.
  expect(errorsTogether([part(wave), part((t) => -wave(t))])).toBe(1)
})

test('independent parts add up in squares, parts that go together in full', () => {
  const sum = Float64Array.of(200)
  const halfWidth = (parts: readonly ForecastPart[]): number => {
    const [limits] = addIntervals(parts, sum, errorsTogether(parts))
    return limits!.upper[0]! - sum[0]!
  }
  expect(halfWidth([part(wave, 30), part(slow, 40)])).toBeCloseTo(50, 9)
  expect(halfWidth([part(wave, 30), part(wave, 30)])).toBeCloseTo(60, 9)
})

test('a sum is never below nothing, and a part counts by its share', () => {
  const one = { ...part(wave, 300), share: 0.5 }
  const [limits] = addIntervals([one], Float64Array.of(50), 1)
  expect([limits!.lower[0], limits!.upper[0]]).toEqual([0, 200])
})
