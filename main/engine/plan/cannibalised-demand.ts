/** What new items take from the items before them. */
import type { NewItemDriver } from '@shared/model/drivers'
import type { DemandLayers } from '../demand/demand-layers'
import type { PlanModel } from './plan-model'

/**
 * The layers of an extended model with predecessors' baseline lowered by the part of the new items' baseline that comes
 * from them, over their lines in proportion, down to nothing at most. Their event uplift and sales forecast fall by the
 * same proportion, since both speak of the same sales; what is ordered already stays.
 */
export function takeFromPredecessors(
  { axis, layers, demandOfItem }: PlanModel,
  newItems: readonly NewItemDriver[],
): DemandLayers {
  const count = axis.periods.length
  const total = (item: string, t: number): number =>
    (demandOfItem.get(item) ?? []).reduce(
      (sum, line) => sum + (layers.baseline[line * count + t] ?? 0),
      0,
    )
  const lowered = {
    baseline: layers.baseline.slice(),
    driverUplift: layers.driverUplift.slice(),
    salesForecast: layers.salesForecast.slice(),
  }
  for (const [predecessor, takers] of Map.groupBy(newItems, (one) => one.predecessor)) {
    if (predecessor === undefined) continue
    for (let t = axis.current; t < count; t++) {
      const taken = takers.reduce(
        (sum, { item, cannibalPercent }) => sum + (total(item, t) * cannibalPercent) / 100,
        0,
      )
      const before = total(predecessor, t)
      if (taken === 0 || before === 0) continue
      const left = Math.max(0, 1 - taken / before)
      for (const line of demandOfItem.get(predecessor) ?? [])
        for (const cells of Object.values(lowered)) cells[line * count + t]! *= left
    }
  }
  const before = { baselineBeforeNew: layers.baseline, salesBeforeNew: layers.salesForecast }
  return { ...layers, ...lowered, ...before }
}
