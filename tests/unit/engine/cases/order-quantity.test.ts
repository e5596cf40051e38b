import {
  type BestQuantity,
  economicQuantity,
  economicQuantityWithBackorders,
  economicQuantityWithDiscounts,
} from '@main/engine/supply/lot-sizing/economic-quantity'
import { expect, test } from 'vitest'
import { workedCase } from '../../../support/worked-case'

interface Inputs {
  readonly fixed: number
  readonly demand: number
  readonly holding?: number
  readonly holdingRate?: number
  readonly backorder?: number
  readonly productionRate?: number
  readonly breakpoints?: number[]
  readonly unitCosts?: number[]
  readonly discount?: 'all-units' | 'incremental'
}
interface Case {
  readonly tolerance: number
  readonly cases: readonly {
    readonly name: string
    readonly inputs: Inputs
    readonly expected: {
      readonly q: number
      readonly cost: number
      readonly backorderFraction?: number
    }
  }[]
}

function best(inputs: Inputs): BestQuantity & { readonly backorderShare?: number } {
  const { fixed: orderCost, demand, holding: holdingCost = 0, backorder, productionRate } = inputs
  if (inputs.discount)
    return economicQuantityWithDiscounts({ orderCost, demand }, inputs.holdingRate ?? 0, {
      breakpoints: inputs.breakpoints ?? [],
      unitCosts: inputs.unitCosts ?? [],
      kind: inputs.discount === 'incremental' ? 'incremental' : 'all_units',
    })
  const steady = { orderCost, holdingCost, demand }
  return backorder === undefined
    ? economicQuantity(steady, productionRate)
    : economicQuantityWithBackorders(steady, backorder)
}

workedCase<Case>(
  '08-order-quantity.json',
  'Snyder & Shen, ch. 3; Heizer & Render, ch. 12',
  (document) => {
    test.each(document.cases)('$name', ({ inputs, expected }) => {
      const { quantity, cost, backorderShare } = best(inputs)
      expect(Math.abs(quantity - expected.q)).toBeLessThanOrEqual(document.tolerance)
      expect(Math.abs(cost - expected.cost)).toBeLessThanOrEqual(document.tolerance)
      if (expected.backorderFraction !== undefined)
        expect(backorderShare).toBeCloseTo(expected.backorderFraction, 9)
    })
  },
)
