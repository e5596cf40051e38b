/** Forecast consumption across periods: what of a forecast orders leave (APICS; frePPLe, forecast netting). */

export interface ConsumptionWindow {
  /** Periods before and after its own in which an order consumes forecast. */
  readonly earlier: number
  readonly later: number
}

/**
 * What is left of `forecast` by period, never below zero. Orders come in the order of their periods and consume the
 * forecast of their own period first, then of earlier ones, the nearest first, then of later ones. With no window it is
 * max(0, forecast - orders) in every period.
 */
export function consumeOverTime(
  forecast: ArrayLike<number>,
  orders: ArrayLike<number>,
  { earlier, later }: ConsumptionWindow,
): Float64Array {
  const left = Float64Array.from(forecast)
  for (let t = 0; t < left.length; t++) {
    let open = orders[t] ?? 0
    const take = (period: number): void => {
      if (open <= 0 || period < 0 || period >= left.length) return
      const taken = Math.min(open, left[period] ?? 0)
      left[period] = (left[period] ?? 0) - taken
      open -= taken
    }
    take(t)
    for (let k = 1; k <= earlier; k++) take(t - k)
    for (let k = 1; k <= later; k++) take(t + k)
  }
  return left
}
