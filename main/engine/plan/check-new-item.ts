import type { NewItemDriver } from '@shared/model/drivers'
import { indexOnAxis } from '../calendar/month-axis'
import { monthFault } from './check-periods'
import type { PlanModel } from './plan-model'

/** Why a new item could not be planned, or would have no demand; null where it can. */
export function newItemFault(model: PlanModel, made: NewItemDriver): string | null {
  const { axis, master, demandOfItem, layers } = model
  if (master.items.has(made.item)) return 'item_exists'
  if (!master.items.has(made.analogue)) return 'analogue_unknown'
  if (made.predecessor !== undefined && !master.items.has(made.predecessor))
    return 'predecessor_unknown'
  if (monthFault(made.start)) return 'span_outside'
  const count = axis.periods.length
  const start = indexOnAxis(axis, made.start)
  if (start < axis.current || start >= count) return 'span_outside'
  const sold = (demandOfItem.get(made.analogue) ?? []).some((line) =>
    layers.baseline.subarray(line * count + start, (line + 1) * count).some((value) => value > 0),
  )
  return sold ? null : 'baseline_missing'
}
