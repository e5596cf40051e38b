/** What a planner does to a plan, as the changes that the engine applies. */
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { readCells } from '@main/engine/plan/read-row'
import type { PlanChange } from '@shared/changes/plan-change'
import { editedPeriod, someLine } from './large-plan'
import type { Plan } from './plan-in-hand'

/** A tenth more, or less, typed into one demand line, another line each run. */
export function oneCell(plan: Plan, run: number): PlanChange[] {
  const { model } = plan
  const index = someLine(model, run)
  const line = model.demandLines[index]!
  const period = model.axis.periods.indexOf(editedPeriod(model))
  const present = readCells(plan, 'consensus_demand')(index, period)
  const cell = {
    line: line.key,
    period: editedPeriod(model),
    before: null,
    after: Math.round(present * (run % 2 === 0 ? 1.1 : 0.9)),
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
