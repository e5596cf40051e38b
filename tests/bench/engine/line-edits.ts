/** What a planner does to a plan, as the changes that the engine applies. */
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import type { PlanChange } from '@shared/changes/plan-change'
import { editedPeriod, someLine } from './large-plan'
import type { Plan } from './plan-in-hand'

/** A number typed into one demand line, another line each run. */
export function oneCell({ model }: Plan, run: number): PlanChange[] {
  const line = model.demandLines[someLine(model, run)]!
  const cell = {
    line: line.key,
    period: editedPeriod(model),
    before: null,
    after: 200 + (run % 100),
    depthBefore: null,
    depthAfter: 0,
  }
  return [{ kind: 'set_cells', measure: 'override', cells: [cell] }]
}

/** A new total of everything in one period, split over all demand lines in proportion. */
export function splitTop(plan: Plan, run: number): PlanChange[] {
  const edit = {
    where: {},
    measure: 'consensus_demand',
    period: editedPeriod(plan.model),
    entry: run % 2 === 0 ? '+5%' : '-5%',
  }
  return toChanges(plan, [prepareEdit(plan, edit, 'proportional')], 0)
}
