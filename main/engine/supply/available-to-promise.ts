/** What of the supply is not yet promised to anybody (APICS dictionary: available to promise; projected available balance). */

export interface PromiseRows {
  /** On hand before the first period. */
  readonly opening: number
  /** Supply by the period in which it can be delivered: the master schedule. */
  readonly supply: ArrayLike<number>
  /** Orders and other commitments by the period in which they are due. */
  readonly orders: ArrayLike<number>
}

/**
 * Projected available balance by period: balance before + supply - orders up to the demand time fence, and - the greater
 * of forecast and orders after it. `fence` is how many periods lie inside the fence.
 */
export function projectedAvailable(
  { opening, supply, orders }: PromiseRows,
  forecast: ArrayLike<number>,
  fence = 0,
): Float64Array {
  const balance = new Float64Array(supply.length)
  let before = opening
  for (let t = 0; t < balance.length; t++) {
    const ordered = orders[t] ?? 0
    before += (supply[t] ?? 0) - (t < fence ? ordered : Math.max(forecast[t] ?? 0, ordered))
    balance[t] = before
  }
  return balance
}

/**
 * Available to promise, discrete: a period with supply has that supply (the first one the opening stock as well) less
 * the orders until the next period with supply; other periods have 0. Negative where more was promised than comes.
 */
export function availableToPromise(
  { opening, supply, orders }: PromiseRows,
  free = new Float64Array(supply.length),
): Float64Array {
  free.fill(0)
  let at = 0
  for (let t = 0; t < free.length; t++) {
    if ((supply[t] ?? 0) > 0) at = t
    free[at] = (free[at] ?? 0) + (supply[t] ?? 0) - (orders[t] ?? 0)
  }
  if (free.length > 0) free[0] = (free[0] ?? 0) + opening
  return free
}

/**
 * Available to promise, cumulative with look-ahead: what can be promised for delivery by the end of a period without
 * taking from what is promised later. It is the least of all later running totals of opening stock + supply - orders;
 * negative where more was promised than comes.
 */
export function cumulativeToPromise(
  { opening, supply, orders }: PromiseRows,
  total = new Float64Array(supply.length),
): Float64Array {
  let running = opening
  for (let t = 0; t < total.length; t++) {
    running += (supply[t] ?? 0) - (orders[t] ?? 0)
    total[t] = running
  }
  for (let t = total.length - 2; t >= 0; t--) total[t] = Math.min(total[t] ?? 0, total[t + 1] ?? 0)
  return total
}
