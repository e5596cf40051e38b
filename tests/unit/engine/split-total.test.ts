import { splitByWeights, splitTotal } from '@main/engine/splitting/split-total'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('splitting a total', () => {
  test('26 at 25/25/50 gives 7/6/13 (SAP APO, FEATURES.md section 2.2, row 20)', () => {
    expect(splitByWeights(26, [25, 25, 50])).toEqual([7, 6, 13])
  })

  test('100 over three equal lines gives 34/33/33', () => {
    expect(splitByWeights(100, [1, 1, 1])).toEqual([34, 33, 33])
  })

  test('nothing is piled on one child: 5, 5, 5 raised to 100 (frePPLe forecast_9.11)', () => {
    expect(splitTotal(100, 'proportional', { present: [5, 5, 5], history: [0, 0, 0] })).toEqual([
      34, 33, 33,
    ])
  })

  test('nothing is set to zero: 5, 7, 5 lowered to 3 (frePPLe forecast_9.12)', () => {
    expect(splitTotal(3, 'proportional', { present: [5, 7, 5], history: [0, 0, 0] })).toEqual([
      1, 1, 1,
    ])
  })

  test('without present values it goes by history, without history equally', () => {
    expect(splitTotal(10, 'proportional', { present: [0, 0], history: [4, 1] })).toEqual([8, 2])
    expect(splitTotal(10, 'history', { present: [0, 0], history: [0, 0] })).toEqual([5, 5])
  })

  test('whole totals give whole parts that add up to them; no part is negative', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), weights, (total, w) => {
        const parts = splitByWeights(total, w)
        expect(sum(parts)).toBe(total)
        expect(parts.every((p) => Number.isInteger(p) && p >= 0)).toBe(true)
      }),
    )
  })

  test('a part is never a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 }),
        (total, w) => {
          const whole = sum(w)
          splitByWeights(total, w).forEach((part, i) => {
            expect(Math.abs(part - (total * (w[i] ?? 0)) / whole)).toBeLessThan(1 + 1e-6)
          })
        },
      ),
    )
  })
})
