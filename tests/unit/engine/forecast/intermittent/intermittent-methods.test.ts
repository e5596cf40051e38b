/** Methods for intermittent demand against hand-worked figures and what their papers promise of them. */

import { forecastCroston, forecastSyntetosBoylan } from '@main/engine/forecast/intermittent/croston'
import { smoothSimply } from '@main/engine/forecast/intermittent/simple-smoothing'
import { correctStandingBias } from '@main/engine/forecast/intermittent/standing-bias'
import {
  forecastAdida,
  forecastImapa,
  smoothAggregated,
} from '@main/engine/forecast/intermittent/temporal-aggregation'
import { forecastTeunterSyntetosBabai } from '@main/engine/forecast/intermittent/teunter-syntetos-babai'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../awkward-series'

const series = Float64Array.of(0, 0, 6, 0, 0, 3, 0, 9, 0, 0, 0, 6)

/** Demand of mean `size` (1 to 2·size−1, even) in one period of `interval`. */
function bernoulli(seed: number, length: number, interval: number, size: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length }, () =>
    random() < 1 / interval ? 1 + Math.floor(random() * (2 * size - 1)) : 0,
  )
}

const meanLevel = (forecast: (values: Float64Array) => number): number => {
  let sum = 0
  for (let seed = 0; seed < 400; seed++) sum += forecast(bernoulli(seed, 240, 4, 5))
  return sum / 400
}

describe('by hand', () => {
  test('Croston: size and interval move when demand occurs', () => {
    // Sizes 6, 3, 9, 6 from (6+3+9)/3; intervals 3, 3, 2, 4 from 12/4; constant 0.5.
    const sizes = [6, 6, 4.5, 6.75, 6.375]
    const intervals = [3, 3, 3, 2.5, 3.25]
    const { level, fitted } = forecastCroston(series, 0.5)
    expect(level).toBeCloseTo(sizes[4]! / intervals[4]!, 12)
    expect(fitted[3]).toBeCloseTo(sizes[1]! / intervals[1]!, 12)
    expect(fitted[8]).toBeCloseTo(sizes[3]! / intervals[3]!, 12)
    expect(forecastSyntetosBoylan(series, 0.5).level).toBeCloseTo(0.75 * level, 12)
  })

  test('Teunter-Syntetos-Babai: probability moves every period', () => {
    const short = Float64Array.of(4, 0, 0, 2)
    // Size 3, probability 2/4; constants 0.5 and 0.2.
    let probability = 0.5
    for (const occurred of [1, 0, 0, 1]) probability += 0.2 * (occurred - probability)
    const size = 3 + 0.5 * (4 - 3) + 0.5 * (2 - 3.5)
    const { level } = forecastTeunterSyntetosBabai(short, 0.5, 0.2)
    expect(level).toBeCloseTo(size * probability, 12)
  })

  test('sums over a span end where the forecast starts', () => {
    const values = Float64Array.of(9, 1, 2, 3, 4, 5, 6)
    // Buckets from the end: 5+6, 3+4, 1+2; start at the mean of the first six; 1 − 0.5² a bucket.
    let level = 24 / 6
    for (const sum of [3, 7, 11]) level += 0.75 * (sum / 2 - level)
    expect(smoothAggregated(values, 2, 0.5).level).toBeCloseTo(level, 12)
  })

  test('IMAPA is the mean over spans, ADIDA the one at the mean interval', () => {
    const spans = [1, 2, 3].map((span) => smoothAggregated(series, span, 0.2).level)
    expect(forecastAdida(series, 0.2).level).toBe(spans[2])
    expect(forecastImapa(series, 0.2).level).toBeCloseTo(
      (spans[0]! + spans[1]! + spans[2]!) / 3,
      12,
    )
    expect(spans[0]).toBeCloseTo(smoothSimply(series, 0.2).level, 12)
  })
})

describe('as the papers say', () => {
  test('Croston is too high, Syntetos and Boylan take most of that away', () => {
    const truth = 5 / 4
    const croston = meanLevel((values) => forecastCroston(values, 0.3).level)
    const corrected = meanLevel((values) => forecastSyntetosBoylan(values, 0.3).level)
    expect(croston / truth).toBeGreaterThan(1.05)
    expect(Math.abs(corrected / truth - 1)).toBeLessThan(0.03)
  })

  test('Teunter-Syntetos-Babai has no bias, and runs down when demand stops', () => {
    const level = meanLevel((values) => forecastTeunterSyntetosBabai(values, 0.1, 0.1).level)
    expect(Math.abs(level / (5 / 4) - 1)).toBeLessThan(0.05)
    const stopped = Float64Array.of(...bernoulli(3, 60, 4, 5), ...new Float64Array(40))
    const before = forecastTeunterSyntetosBabai(stopped.subarray(0, 60), 0.1, 0.1).level
    expect(forecastTeunterSyntetosBabai(stopped, 0.1, 0.1).level).toBeLessThan(before / 50)
    expect(forecastCroston(stopped, 0.1).level).toBeCloseTo(
      forecastCroston(stopped.subarray(0, 60), 0.1).level,
      0,
    )
  })
})

describe('standing bias', () => {
  test('what was always too high is lowered, by less than it was', () => {
    const values = bernoulli(1, 60, 3, 4)
    const flat = smoothSimply(values, 0.1)
    const high = { level: 2 * flat.level, fitted: flat.fitted.map((value) => 2 * value) }
    const corrected = correctStandingBias(values, high)
    expect(corrected.level).toBeLessThan(0.9 * high.level)
    expect(corrected.level).toBeGreaterThan(0.5 * high.level)
  })

  test('a forecast at an earlier origin knows nothing of what came later', () => {
    const values = bernoulli(2, 60, 3, 4)
    const whole = correctStandingBias(values, smoothSimply(values, 0.15))
    const half = values.subarray(0, 40)
    expect(whole.fitted[40]).toBe(correctStandingBias(half, smoothSimply(half, 0.15)).level)
  })

  test('demand that has ended is not forecast', () => {
    const values = Float64Array.of(...bernoulli(4, 40, 2, 4), ...new Float64Array(14))
    expect(correctStandingBias(values, smoothSimply(values, 0.15)).level).toBe(0)
  })
})
