/** Days of cover that scenarios keep as safety stock. */
import { selectSupplyLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { ofKind, type PlacedDriver } from './placed-driver'

/** Where several policies name a line, that of the deepest scenario holds; of one scenario, the one that names it most closely, and then the longer cover. */
export function safetyDays(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): Map<number, number> {
  const weakestFirst = ofKind(drivers, 'safety_stock').sort(
    (a, b) =>
      a.depth - b.depth ||
      Object.keys(a.assumption.where).length - Object.keys(b.assumption.where).length ||
      a.assumption.days - b.assumption.days,
  )
  const days = new Map<number, number>()
  for (const { assumption } of weakestFirst)
    for (const line of selectSupplyLines(model, assumption.where)) days.set(line, assumption.days)
  return days
}
