/** First pass: what would be planned with unlimited materials and capacity, parents before components. */
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'
import { orderQuantity } from './order-quantity'
import { coverStock } from './safety-stock'

export interface Requirements {
  /** Supply lines × periods: planned supply, and the whole demand on a line. */
  readonly planned: Float64Array
  readonly demand: Float64Array
}

/**
 * Nets demand and safety stock against stock and receipts, level by level from the finished goods down (MRP).
 * Nothing is proposed within an item's lead time; what a planner wrote stands anywhere.
 */
export function explodeRequirements(
  model: PlanModel,
  state: PlanState,
  independent: Float64Array,
  receipts: Float64Array,
): Requirements {
  const { axis, supplyLines, structure, position } = model
  const count = axis.periods.length
  const planned = new Float64Array(independent.length)
  const demand = Float64Array.from(independent)
  const written = state.written.planned_supply
  for (const index of structure.levels.flat()) {
    const item = supplyLines[index]?.item
    if (!item) continue
    const row = index * count
    let stock = position.openingStock[index] ?? 0
    for (let t = axis.current; t < count; t++) {
      const at = row + t
      const safety = coverStock(demand, row, t, count, item.safetyDays)
      const before = stock + (receipts[at] ?? 0) + (position.openProduction[at] ?? 0)
      const proposal =
        t - axis.current < item.leadMonths
          ? 0
          : orderQuantity((demand[at] ?? 0) + safety - before, item.lotSize, item.minimumOrder)
      planned[at] = written.get(at)?.value ?? proposal
      stock = before + (planned[at] ?? 0) - (demand[at] ?? 0)
    }
    for (const use of structure.components[index] ?? []) {
      const target = use.line * count
      for (let t = axis.current; t < count; t++) {
        const start = Math.max(axis.current, t - item.leadMonths)
        demand[target + start] =
          (demand[target + start] ?? 0) + (planned[row + t] ?? 0) * use.quantity
      }
    }
  }
  return { planned, demand }
}
