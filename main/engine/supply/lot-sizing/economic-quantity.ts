/** The order quantity of least cost where demand is steady (Harris 1913; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 3). */

export interface SteadyDemand {
  /** Of one order or set-up. */
  readonly orderCost: number
  /** Of one unit held for the time in which `demand` is. */
  readonly holdingCost: number
  /** Units in that time. */
  readonly demand: number
}

export interface BestQuantity {
  readonly quantity: number
  /** Orders and holding in that time; with discounts the goods as well. */
  readonly cost: number
}

/** √(2 K D ÷ h). With a `productionRate` (units in the same time, more than demand) stock builds up while demand goes on, so only 1 - D ÷ P of a lot is ever held. */
export function economicQuantity(
  { orderCost, holdingCost, demand }: SteadyDemand,
  productionRate = Number.POSITIVE_INFINITY,
): BestQuantity {
  const held = holdingCost * (1 - demand / productionRate)
  return {
    quantity: Math.sqrt((2 * orderCost * demand) / held),
    cost: Math.sqrt(2 * orderCost * demand * held),
  }
}

/** With planned backorders at `backorderCost` a unit and time; `backorderShare` is the part of the time out of stock. */
export function economicQuantityWithBackorders(
  { orderCost, holdingCost, demand }: SteadyDemand,
  backorderCost: number,
): BestQuantity & { readonly backorderShare: number } {
  const patience = backorderCost / (holdingCost + backorderCost)
  return {
    quantity: Math.sqrt((2 * orderCost * demand) / (holdingCost * patience)),
    cost: Math.sqrt(2 * orderCost * demand * holdingCost * patience),
    backorderShare: 1 - patience,
  }
}

export interface Discounts {
  /** Quantity from which each price holds, ascending from 0. */
  readonly breakpoints: readonly number[]
  readonly unitCosts: readonly number[]
  /** Whether a price holds for all units of an order or for those above its breakpoint. */
  readonly kind: 'all_units' | 'incremental'
}

/** The quantity of least total cost with quantity discounts; holding a unit costs `holdingShare` of its price. */
export function economicQuantityWithDiscounts(
  { orderCost, demand }: Pick<SteadyDemand, 'orderCost' | 'demand'>,
  holdingShare: number,
  discounts: Discounts,
): BestQuantity {
  const { breakpoints, unitCosts } = discounts
  let best: BestQuantity = { quantity: 0, cost: Number.POSITIVE_INFINITY }
  /** What the units of an order below the price's breakpoint cost more than that price. */
  let extra = 0
  unitCosts.forEach((price, tier) => {
    const from = breakpoints[tier] ?? 0
    const to = breakpoints[tier + 1] ?? Number.POSITIVE_INFINITY
    if (tier > 0 && discounts.kind === 'incremental')
      extra += from * ((unitCosts[tier - 1] ?? price) - price)
    const free = Math.sqrt((2 * (orderCost + extra) * demand) / (holdingShare * price))
    const incremental = discounts.kind === 'incremental'
    // Between two incremental prices the cost has no minimum at the edge, so only the free optimum can be best.
    if (free >= to || (incremental && free < from)) return
    const quantity = Math.max(free, from)
    const goods = demand * (price + extra / quantity)
    const holding = (holdingShare * (price * quantity + extra)) / 2
    const cost = goods + (orderCost * demand) / quantity + holding
    if (cost < best.cost) best = { quantity, cost }
  })
  return best
}
