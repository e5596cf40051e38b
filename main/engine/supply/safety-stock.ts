/** Safety stock and how long stock lasts. */
import { serviceStock } from './service-stock'

/** Safety stock as days of cover: the demand of the days that follow the period, at 30 days a month. */
export function coverStock(
  demand: Float64Array,
  row: number,
  period: number,
  last: number,
  days: number,
): number {
  let remaining = days / 30
  let stock = 0
  for (let t = period + 1; t < last && remaining > 0; t++) {
    stock += (demand[row + t] ?? 0) * Math.min(1, remaining)
    remaining -= 1
  }
  // Beyond the horizon demand goes on as in its last period.
  return remaining > 0 ? stock + (demand[row + last - 1] ?? 0) * remaining : stock
}

/** Days that `stock` at the end of `period` covers of the demand after it, at most `cap`. */
export function daysOfCover(
  demand: Float64Array,
  row: number,
  period: number,
  last: number,
  stock: number,
  cap = 360,
): number {
  let left = stock
  let days = 0
  for (let t = period + 1; t < last; t++) {
    const need = demand[row + t] ?? 0
    if (need > left) return Math.min(cap, days + (left / need) * 30)
    left -= need
    days += 30
    if (days >= cap) return cap
  }
  const tail = demand[row + last - 1] ?? 0
  return tail > 0 ? Math.min(cap, days + (left / tail) * 30) : cap
}

/** How an item's safety stock is set: units where given, else by service level, else days of cover. */
export type SafetyPolicy =
  | { readonly kind: 'fixed'; readonly units: number }
  | { readonly kind: 'days'; readonly days: number }
  | {
      readonly kind: 'service'
      readonly level: number
      /** Standard deviation of the error of the demand over the lead time, units. */
      readonly deviation: number
    }

/** Fills `safety` with the safety stock at the end of each period; `demand` by period, both from the first planned one. */
export function fillSafetyStock(
  safety: Float64Array,
  demand: Float64Array,
  policy: SafetyPolicy,
): void {
  if (policy.kind === 'days') {
    const last = demand.length
    for (let t = 0; t < last; t++)
      safety[t] = policy.days > 0 ? coverStock(demand, 0, t, last, policy.days) : 0
    return
  }
  safety.fill(policy.kind === 'fixed' ? policy.units : serviceStock(policy.level, policy.deviation))
}
