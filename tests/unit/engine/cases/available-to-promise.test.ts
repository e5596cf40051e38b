import {
  availableToPromise,
  cumulativeToPromise,
  projectedAvailable,
} from '@main/engine/supply/available-to-promise'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workedCase } from '../../../support/worked-case'

interface Case {
  readonly inputs: {
    readonly openingStock: number
    readonly forecast: number[]
    readonly customerOrders: number[]
  }
  readonly expected: {
    readonly mps: number[]
    readonly projectedOnHand: number[]
    readonly atp: (number | null)[]
  }
}

workedCase<Case>(
  '10-mps-atp.json',
  'Stevenson, Operations Management, master scheduling',
  ({ inputs, expected }) => {
    const rows = {
      opening: inputs.openingStock,
      supply: expected.mps,
      orders: inputs.customerOrders,
    }

    test('projected on hand rolls on with the greater of forecast and orders', () => {
      expect([...projectedAvailable(rows, inputs.forecast)]).toEqual(expected.projectedOnHand)
    })

    test('available to promise stands where the schedule has a lot, and in the first week', () => {
      expect([...availableToPromise(rows)]).toEqual(expected.atp.map((free) => free ?? 0))
    })
  },
)

describe('available to promise', () => {
  test('inside the demand time fence orders alone count', () => {
    const rows = { opening: 50, supply: [0, 40, 0], orders: [10, 10, 10] }
    expect([...projectedAvailable(rows, [30, 30, 30], 2)]).toEqual([40, 70, 40])
  })

  test('cumulative: what is promised later is not promised twice', () => {
    const rows = { opening: 10, supply: [20, 0, 30], orders: [5, 40, 0] }
    expect([...availableToPromise(rows)]).toEqual([-15, 0, 30])
    expect([...cumulativeToPromise(rows)]).toEqual([-15, -15, 15])
    const enough = { opening: 10, supply: [20, 0, 30], orders: [5, 20, 0] }
    expect([...cumulativeToPromise(enough)]).toEqual([5, 5, 35])
  })

  test('all that is free adds up to stock and supply less orders, and cumulative never falls', () => {
    const quantities = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(
        quantities,
        quantities,
        fc.integer({ min: 0, max: 99 }),
        (supply, orders, opening) => {
          const rows = { opening, supply, orders }
          const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
          expect(sum(availableToPromise(rows))).toBe(opening + sum(supply) - sum(orders))
          const cumulative = cumulativeToPromise(rows)
          expect(cumulative.at(-1)).toBe(opening + sum(supply) - sum(orders))
          for (let t = 1; t < cumulative.length; t++)
            expect(cumulative[t]).toBeGreaterThanOrEqual(cumulative[t - 1] ?? 0)
        },
      ),
    )
  })
})
