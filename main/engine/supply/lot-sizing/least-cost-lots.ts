/** Lots of least cost where demand changes from period to period (Wagner & Whitin 1958), by dynamic programming. */

export interface LotCosts {
  /** Of an order, by period or the same in all. */
  readonly order: number | ArrayLike<number>
  /** Of one unit kept from a period to the next. */
  readonly holding: number
}

export interface LeastCostLots {
  /** By period; whole needs of periods that follow each other. */
  readonly orders: number[]
  readonly cost: number
}

/** Orders that serve `needs`, each in its period or before, at the least cost of orders and holding. Of equal plans the one with the later orders is taken. */
export function leastCostLots(
  needs: ArrayLike<number>,
  { order, holding }: LotCosts,
): LeastCostLots {
  const count = needs.length
  const orderCost = (t: number): number => (typeof order === 'number' ? order : (order[t] ?? 0))
  /** Least cost of serving everything from period t on. */
  const least = new Float64Array(count + 1)
  const next = new Int32Array(count + 1)
  for (let t = count - 1; t >= 0; t--) {
    if (!((needs[t] ?? 0) > 0)) {
      // Nothing is due here, but an order for later may still be placed here: that is considered below.
      least[t] = least[t + 1] ?? 0
      next[t] = -1
    } else least[t] = Number.POSITIVE_INFINITY
    let cost = orderCost(t)
    let quantity = 0
    for (let end = t + 1; end <= count; end++) {
      const need = needs[end - 1] ?? 0
      cost += need * holding * (end - 1 - t)
      quantity += need
      const whole = cost + (least[end] ?? 0)
      if (quantity > 0 && whole < (least[t] ?? 0)) {
        least[t] = whole
        next[t] = end
      }
    }
  }
  const orders = Array<number>(count).fill(0)
  for (let t = 0; t < count; ) {
    const end = next[t] ?? -1
    if (end < 0) {
      t += 1
      continue
    }
    for (let k = t; k < end; k++) orders[t] = (orders[t] ?? 0) + (needs[k] ?? 0)
    t = end
  }
  return { orders, cost: least[0] ?? 0 }
}
