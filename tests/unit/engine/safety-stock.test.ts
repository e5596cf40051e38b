import { fillSafetyStock } from '@main/engine/supply/safety-stock'
import { errorDeviation, normalQuantile, serviceStock } from '@main/engine/supply/service-stock'
import { describe, expect, test } from 'vitest'

describe('safety stock', () => {
  // Quantiles to ten digits from the tables of the normal distribution (NIST, R qnorm).
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655],
    [0.95, 1.644853627],
    [0.975, 1.9599639845],
    [0.99, 2.326347874],
    [0.999, 3.0902323062],
    [0.01, -2.326347874],
  ])('z of %d is %d', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 8)
  })

  test('a service level of 95 % with an error of 100 a month and four months takes 1.645 × 100 × 2', () => {
    expect(serviceStock(0.95, 100, 4)).toBeCloseTo(328.97, 2)
    expect(serviceStock(0.95, 100, 0)).toBeCloseTo(164.49, 2)
    expect(serviceStock(0.4, 100, 4)).toBe(0)
    expect(Number.isFinite(serviceStock(1, 100, 4))).toBe(true)
  })

  test('the deviation is about zero: a forecast that is always 10 too high errs by 10', () => {
    expect(errorDeviation([90, 90, 90], [100, 100, 100])).toBeCloseTo(10)
    expect(errorDeviation([], [])).toBe(0)
  })

  test('an item has it in units, in days of the demand that follows, or by service level', () => {
    const demand = Float64Array.of(30, 60, 90)
    const filled = (policy: Parameters<typeof fillSafetyStock>[2]) => {
      const safety = new Float64Array(3)
      fillSafetyStock(safety, demand, policy)
      return [...safety]
    }
    expect(filled({ kind: 'fixed', units: 25 })).toEqual([25, 25, 25])
    expect(filled({ kind: 'days', days: 15 })).toEqual([30, 45, 45])
    expect(filled({ kind: 'days', days: 0 })).toEqual([0, 0, 0])
    const [first] = filled({ kind: 'service', level: 0.95, deviation: 10, leadPeriods: 1 })
    expect(first).toBeCloseTo(16.45, 2)
  })
})
