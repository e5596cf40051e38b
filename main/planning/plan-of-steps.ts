/** A plan made only to read figures from: journal steps on a model, nothing kept. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { extendModel } from '@main/engine/plan/extend-model'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, driversInOrder, emptyState } from '@main/engine/plan/plan-state'
import { createPlan } from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'

/** The plan that the steps make of the model, in their order, with the items that they add. */
export function planOfSteps(model: PlanModel, steps: readonly JournalStep[]): Plan {
  const stateOn = (on: PlanModel) => {
    const state = emptyState(on)
    for (const step of steps) for (const change of step.changes) applyChange(state, on, change)
    return state
  }
  const plain = stateOn(model)
  const added = driversInOrder(plain).flatMap(({ driver: { assumption } }) =>
    assumption.kind === 'new_item' ? [assumption] : [],
  )
  if (added.length === 0) return createPlan(model, plain)
  const extended = extendModel(model, added)
  return createPlan(extended, stateOn(extended))
}
