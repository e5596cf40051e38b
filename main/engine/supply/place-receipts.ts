/** Receipts in transit by line and period, under the scenario's assumptions about suppliers. */
import type { receiptsDriver } from '@shared/model/drivers'
import type { z } from 'zod'
import { indexOnAxis } from '../calendar/month-axis'
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'

export type ReceiptsDriver = z.infer<typeof receiptsDriver>

export const receiptsDrivers = (state: PlanState): ReceiptsDriver[] =>
  [...state.drivers.values()]
    .map(({ driver }) => driver.assumption)
    .filter((assumption) => assumption.kind === 'receipts')

/** Writes `target` (supply lines × periods). What moves beyond the horizon is gone from it. */
export function placeReceipts(model: PlanModel, state: PlanState, target: Float64Array): void {
  const { axis, supplyLines, position } = model
  const count = axis.periods.length
  const drivers = receiptsDrivers(state)
  target.fill(0)
  for (const receipt of position.receipts) {
    let { period, quantity } = receipt
    const due = receipt.period
    for (const driver of drivers) {
      if (driver.supplier !== receipt.supplier) continue
      if (driver.item && driver.item !== supplyLines[receipt.line]?.item.item) continue
      if (due < indexOnAxis(axis, driver.from) || due > indexOnAxis(axis, driver.to)) continue
      period += driver.periodsLate
      quantity *= 1 - driver.percentShort / 100
    }
    if (period >= count) continue
    const at = receipt.line * count + period
    target[at] = (target[at] ?? 0) + quantity
  }
}

export interface PurchaseEffect {
  readonly from: number
  readonly to: number
  readonly late: number
  /** Part of the planned purchase that does not come. */
  readonly short: number
  /** Part of the line's purchases that the supplier has. */
  readonly share: number
}

/** What the drivers do to planned purchases of each supply line, by line index. */
export function purchaseEffects(model: PlanModel, state: PlanState): Map<number, PurchaseEffect[]> {
  const effects = new Map<number, PurchaseEffect[]>()
  for (const driver of receiptsDrivers(state)) {
    model.supplyLines.forEach((line, index) => {
      const share = line.suppliers.find((s) => s.supplier === driver.supplier)?.share
      if (share === undefined || (driver.item && driver.item !== line.item.item)) return
      const list = effects.get(index) ?? []
      list.push({
        from: indexOnAxis(model.axis, driver.from),
        to: indexOnAxis(model.axis, driver.to),
        late: driver.periodsLate,
        short: driver.percentShort / 100,
        share,
      })
      effects.set(index, list)
    })
  }
  return effects
}
