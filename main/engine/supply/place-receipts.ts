/** Receipts in transit by line and period, under the scenario's assumptions about suppliers. */
import type { receiptsDriver } from '@shared/model/drivers'
import type { z } from 'zod'
import { indexOnAxis } from '../calendar/month-axis'
import type { PlanModel } from '../plan/plan-model'
import { driversInOrder, type PlanState } from '../plan/plan-state'

export type ReceiptsDriver = z.infer<typeof receiptsDriver>

export const receiptsDrivers = (state: PlanState): ReceiptsDriver[] =>
  driversInOrder(state)
    .map(({ driver }) => driver.assumption)
    .filter((assumption) => assumption.kind === 'receipts')

/** What all drivers together do to receipts of a supplier: delays add up, and each shortfall is of what the others leave. */
export interface Disturbance {
  readonly late: number
  /** Part that comes at all. */
  readonly remains: number
}

/** The drivers that concern a supplier's receipts of an item due in period `t`, together. */
export function disturbanceOf(
  { axis }: PlanModel,
  drivers: readonly ReceiptsDriver[],
  supplier: string,
  item: string,
  t: number,
): Disturbance {
  let late = 0
  let remains = 1
  for (const driver of drivers) {
    if (driver.supplier !== supplier || (driver.item && driver.item !== item)) continue
    if (t < indexOnAxis(axis, driver.from) || t > indexOnAxis(axis, driver.to)) continue
    late += driver.periodsLate
    remains *= 1 - driver.percentShort / 100
  }
  return { late, remains }
}

/** Writes `target` (supply lines × periods). What moves beyond the horizon is gone from it. */
export function placeReceipts(model: PlanModel, state: PlanState, target: Float64Array): void {
  const { axis, supplyLines, position } = model
  const count = axis.periods.length
  const drivers = receiptsDrivers(state)
  target.fill(0)
  for (const { line, period, supplier, quantity } of position.receipts) {
    const item = supplyLines[line]?.item.item ?? ''
    const { late, remains } = disturbanceOf(model, drivers, supplier, item, period)
    if (period + late >= count) continue
    const at = line * count + period + late
    target[at] = (target[at] ?? 0) + quantity * remains
  }
}
