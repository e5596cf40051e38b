import { leastCostLots } from '@main/engine/supply/lot-sizing/least-cost-lots'
import { lotOf, lotRules, needsFrom } from '@main/engine/supply/lot-sizing/lot-rule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workedCase } from '../../../support/worked-case'

interface Case {
  readonly tolerance: number
  readonly cases: readonly {
    readonly name: string
    readonly inputs: {
      readonly demand: number[]
      readonly setup: number | number[]
      readonly holding: number
    }
    readonly expected: {
      readonly cost: number
      readonly orders?: number[]
      readonly orderPeriods?: number[]
    }
  }[]
}

workedCase<Case>(
  '07-dynamic-lot-size.json',
  'Wagner & Whitin 1958 and textbooks, one a case',
  (document) => {
    // The closing stock of the exam question is in its last demand; its holding is not charged anyway.
    test.each(document.cases)('$name', ({ inputs, expected }) => {
      const { demand, setup: order, holding } = inputs
      const { orders, cost } = leastCostLots(demand, { order, holding })
      expect(Math.abs(cost - expected.cost)).toBeLessThanOrEqual(document.tolerance)
      if (expected.orders) expect(orders).toEqual(expected.orders)
      if (expected.orderPeriods)
        expect(orders.flatMap((quantity, t) => (quantity > 0 ? [t + 1] : []))).toEqual(
          expected.orderPeriods,
        )
    })
  },
)

describe('lots of least cost', () => {
  const needs = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 7, maxLength: 7 })

  /** Every way to order, tried. */
  const tried = (demand: readonly number[], order: number, holding: number): number => {
    let least = Number.POSITIVE_INFINITY
    for (let plan = 0; plan < 2 ** demand.length; plan++) {
      let cost = 0
      let at = -1
      demand.forEach((need, t) => {
        if (plan & (1 << t)) {
          at = t
          cost += order
        }
        cost +=
          need > 0 && at < 0 ? Number.POSITIVE_INFINITY : need * holding * (t - Math.max(0, at))
      })
      least = Math.min(least, cost)
    }
    return least
  }

  test('cost no more than any other way to order, and serve every need in time', () => {
    fc.assert(
      fc.property(
        needs,
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 5 }),
        (demand, order, holding) => {
          const { orders, cost } = leastCostLots(demand, { order, holding })
          expect(cost).toBe(tried(demand, order, holding))
          let stock = 0
          demand.forEach((need, t) => {
            stock += (orders[t] ?? 0) - need
            expect(stock).toBeGreaterThanOrEqual(0)
          })
          expect(stock).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the rule of an item', () => {
  const terms = { lotSize: 50, minimumOrder: 70, orderCost: 100, holdingCost: 2 }
  const coming = [40, 20, 10, 30, 20]

  test.each([
    ['lot_for_lot', 40],
    ['fixed', 50],
    ['minimum_multiple', 100],
    ['economic', 100],
    ['least_cost', 100],
  ] as const)('%s orders %d of a need of 40', (rule, quantity) => {
    expect(lotOf(coming, { ...terms, rule })).toBe(quantity)
  })

  test('least cost orders ahead as Wagner and Whitin do, where lots are free', () => {
    expect(lotOf(coming, { ...terms, rule: 'least_cost', lotSize: 0, minimumOrder: 0 })).toBe(70)
  })

  test('the economic quantity is √(2 K D ÷ h) of the average need', () => {
    const lot = lotOf([24, 24], { ...terms, rule: 'economic', lotSize: 0, minimumOrder: 0 })
    expect(lot).toBe(Math.ceil(Math.sqrt((2 * 100 * 24) / 2)))
  })

  test.each(lotRules)(
    '%s orders nothing where nothing is needed, and never less than the need',
    (rule) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }),
          (needs) => {
            const lot = lotOf(needs, { ...terms, rule })
            if (needs[0] === 0) expect(lot).toBe(0)
            else expect(lot).toBeGreaterThanOrEqual(needs[0] ?? 0)
          },
        ),
      )
    },
  )

  test('what is over in one period serves the next', () => {
    const incoming = [0, 100, 0, 0]
    const needs = needsFrom(0, 30, [0, 20, 50, 60], [10, 10, 15, 15], (t) => incoming[t] ?? 0)
    expect(needs).toEqual([30, 0, 0, 35])
  })
})
