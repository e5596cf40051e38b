/** Purchases that a scenario's assumptions about suppliers make late. */
import { disturbanceOf, receiptsDrivers } from '../supply/place-receipts'
import { madeOf } from './supply-shares'
import type { TraceReader } from './trace-reader'

/** What was ordered before `t` and comes in it or later, in the item's unit. */
export function lateUnderway(r: TraceReader, line: number, t: number): number {
  const drivers = receiptsDrivers(r.plan.state)
  const bought = r.model.supplyLines[line]
  if (drivers.length === 0 || !bought) return 0
  let underway = 0
  for (let k = r.current; k < t; k++) {
    for (const { supplier, share } of bought.suppliers) {
      const { late, remains } = disturbanceOf(r.model, drivers, supplier, bought.item.item, k)
      if (late > 0 && k + late >= t && k + late < r.count)
        underway += madeOf(r, line, k) * share * remains
    }
  }
  return underway
}
