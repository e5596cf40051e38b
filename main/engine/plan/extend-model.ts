/** A model with items that the data does not have: their lines come after all others, so that indices stay. */
import type { NewItemDriver } from '@shared/model/drivers'
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { blendDemand } from '../demand/blended-demand'
import { policyOfItems } from '../demand/policy-of-items'
import type { Item } from '../model/master-data'
import { appendLines } from './append-lines'
import { takeFromPredecessors } from './cannibalised-demand'
import type { PlanModel } from './plan-model'

/**
 * The model with the lines of new items, each like its analogue: its customers at its discounts, its sites, suppliers,
 * components and routings; baseline and event uplift by share and ramp; no history, stock or orders. Predecessors lose
 * what the new items take from them. `model` itself is unchanged, and is what is answered where there is nothing to add:
 * items that the model has by now, or whose analogue it does not have, are passed over. The order of `newItems` matters
 * only for the order of the new lines.
 */
export function extendModel(model: PlanModel, newItems: readonly NewItemDriver[]): PlanModel {
  let extended = model
  const added: NewItemDriver[] = []
  const pending = new Set(newItems)
  // A new item may be like another new one.
  for (let found = true; found; ) {
    found = false
    for (const one of pending) {
      if (extended.master.items.has(one.item) || !extended.master.items.has(one.analogue)) continue
      extended = withItem(extended, one)
      added.push(one)
      pending.delete(one)
      found = true
    }
  }
  if (added.length === 0) return model
  const layers = takeFromPredecessors(extended, added)
  const { axis, demandOfItem } = extended
  const policyOf = policyOfItems(extended)
  return { ...extended, layers, blendedDemand: blendDemand(axis, layers, demandOfItem, policyOf) }
}

/** The part of the full demand of a new item by period: nothing before its start, then equal steps. */
function ramp(axis: MonthAxis, { start, rampPeriods, sharePercent }: NewItemDriver): Float64Array {
  const first = Math.max(axis.current, indexOnAxis(axis, start))
  return Float64Array.from(axis.periods, (_, t) => {
    if (t < first) return 0
    return (Math.min(1, (t - first + 1) / (rampPeriods + 1)) * sharePercent) / 100
  })
}

function withItem(model: PlanModel, made: NewItemDriver): PlanModel {
  const { axis, master } = model
  const analogue = master.items.get(made.analogue)!
  const item: Item = {
    ...analogue,
    item: made.item,
    name: made.name,
    lifecycle: 'new',
    successor: null,
    price: made.price ?? analogue.price,
    cost: made.cost ?? analogue.cost,
  }
  const soldLike = model.demandOfItem.get(made.analogue) ?? []
  const madeLike = model.supplyOfItem.get(made.analogue) ?? []
  return {
    ...appendLines(model, item, soldLike, madeLike, ramp(axis, made)),
    master: { ...master, items: new Map(master.items).set(item.item, item) },
  }
}
