import { fillSafetyStock } from '@main/engine/supply/safety-stock'
import { normalQuantile, serviceStock } from '@main/engine/supply/service-stock'
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

  test('a service level of 95 % with an error of 200 over the lead time takes 1.645 × 200', () => {
    expect(serviceStock(0.95, 200)).toBeCloseTo(328.97, 2)
    expect(serviceStock(0.4, 200)).toBe(0)
    expect(Number.isFinite(serviceStock(1, 200))).toBe(true)
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
    const [first] = filled({ kind: 'service', level: 0.95, deviation: 10 })
    expect(first).toBeCloseTo(16.45, 2)
  })
})
