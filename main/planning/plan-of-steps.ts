/** A plan made only to read figures from: journal steps on a model, nothing kept. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { extendModel } from '@main/engine/plan/extend-model'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, driversInOrder, emptyState } from '@main/engine/plan/plan-state'
import { openPolicy, type PlanningPolicy } from '@main/engine/plan/planning-policy'
import { createPlan, planUnder } from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'

/** The plan that the steps make of the model under a policy, in their order, with the items that they add. */
export function planOfSteps(
  model: PlanModel,
  steps: readonly JournalStep[],
  policy: PlanningPolicy = openPolicy,
): Plan {
  const stateOn = (on: PlanModel) => {
    const state = emptyState(on, policy)
    for (const step of steps) for (const change of step.changes) applyChange(state, on, change)
    return state
  }
  const plain = stateOn(model)
  const added = driversInOrder(plain).flatMap(({ driver: { assumption } }) =>
    assumption.kind === 'new_item' ? [assumption] : [],
  )
  const planned = added.length === 0 ? model : extendModel(model, added)
  const state = planned === model ? plain : stateOn(planned)
  // The freeze keeps what the data alone proposed, which has to be calculated for it.
  return policy.freezePeriods > 0
    ? planUnder(createPlan(planned), state)
    : createPlan(planned, state)
}
