import type { Plan } from '@main/engine/hierarchy/node-figures'
import { extendModel } from '@main/engine/plan/extend-model'
import { fencedBefore } from '@main/engine/plan/planning-policy'
import type { NewItemDriver } from '@shared/model/drivers'
import type { Role } from '@shared/model/roles'
import type { MergeBlock, PlanLineKey } from './compare-answers'

/** Why each cell cannot be written in the plan by the role; null where it can. Items of `beside` come with the cells. */
export function closedCells(
  { model, state }: Plan,
  role: Role,
  cells: readonly (PlanLineKey & { readonly period: string })[],
  beside: readonly NewItemDriver[] = [],
): (MergeBlock | null)[] {
  const { axis } = model
  const { demandIndex, supplyIndex } = extendModel(model, beside)
  const place = new Map(axis.periods.map((period, t) => [period, t]))
  const open = {
    override: fencedBefore(axis, state.policy, 'demand', role),
    planned_supply: fencedBefore(axis, state.policy, 'supply', role),
  }
  return cells.map(({ measure, line, period }) => {
    const index = (measure === 'override' ? demandIndex : supplyIndex).get(line)
    if (index === undefined) return 'line'
    const t = place.get(period)
    if (t === undefined || t < axis.current) return 'period'
    if (state.locks[measure].has(index * axis.periods.length + t)) return 'locked'
    return t < open[measure] ? 'fenced' : null
  })
}
