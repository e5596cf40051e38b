/** How a need becomes an order, by the item's rule. */
import { orderQuantity } from '../order-quantity'
import { economicQuantity } from './economic-quantity'
import { leastCostLots } from './least-cost-lots'

export const lotRules = [
  'lot_for_lot',
  'fixed',
  'minimum_multiple',
  'economic',
  'least_cost',
] as const
export type LotRule = (typeof lotRules)[number]

export interface LotTerms {
  readonly rule: LotRule
  readonly lotSize: number
  readonly minimumOrder: number
  /** Of one order, and of one unit held for a period. */
  readonly orderCost: number
  readonly holdingCost: number
}

/** Whether the needs of later periods matter to a lot of this one. */
export const looksAhead = ({ rule }: LotTerms): boolean =>
  rule === 'economic' || rule === 'least_cost'

const nothing = 1e-9
const wholeUnits = (quantity: number): number => Math.ceil(quantity - nothing)

/**
 * What to order for the need of this period, `needs[0]`, knowing those that follow; 0 where nothing is needed now.
 * - `lot_for_lot`: the need, in whole units.
 * - `fixed`: one lot, or as many as the need takes.
 * - `minimum_multiple`: at least the minimum, in whole lots (`orderQuantity`).
 * - `economic`: the economic quantity of the average of the needs that follow, or the need where it is greater.
 * - `least_cost`: the need of as many periods as costs least in all (Wagner & Whitin).
 * The last two are never below the minimum and in whole lots; without costs they order lot for lot.
 */
export function lotOf(needs: ArrayLike<number>, terms: LotTerms): number {
  const need = needs[0] ?? 0
  if (need <= nothing) return 0
  const { lotSize, minimumOrder, orderCost, holdingCost } = terms
  switch (terms.rule) {
    case 'lot_for_lot':
      return wholeUnits(need)
    case 'fixed':
      return lotSize > 0 ? Math.ceil(need / lotSize - nothing) * lotSize : wholeUnits(need)
    case 'minimum_multiple':
      return orderQuantity(need, lotSize, minimumOrder)
    case 'economic': {
      // Stock lowers the first need only; what follows says how fast the lot is used up.
      const usual = needs.length > 1 ? Array.from(needs).slice(1) : [need]
      const demand = usual.reduce((a, b) => a + b, 0) / usual.length
      const costs = orderCost > 0 && holdingCost > 0
      const best = costs ? economicQuantity({ orderCost, holdingCost, demand }).quantity : 0
      return orderQuantity(Math.max(need, best), lotSize, minimumOrder)
    }
    case 'least_cost': {
      const { orders } = leastCostLots(needs, { order: orderCost, holding: holdingCost })
      return orderQuantity(Math.max(need, orders[0] ?? 0), lotSize, minimumOrder)
    }
  }
}

/**
 * Needs from period `from` on, the first one given: what is required beyond what comes in, and what safety stock rises
 * by; what is over in one period serves the next.
 */
export function needsFrom(
  from: number,
  first: number,
  required: ArrayLike<number>,
  safety: ArrayLike<number>,
  incoming: (period: number) => number,
): number[] {
  const needs = [Math.max(0, first)]
  let over = Math.max(0, -first)
  for (let t = from + 1; t < required.length; t++) {
    const rise = (safety[t] ?? 0) - (safety[t - 1] ?? 0)
    const need = (required[t] ?? 0) + rise - incoming(t) - over
    needs.push(Math.max(0, need))
    over = Math.max(0, -need)
  }
  return needs
}
