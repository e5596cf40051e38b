/** Plans made only to read figures from: journal steps on a model. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { extendModel } from '@main/engine/plan/extend-model'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, driversInOrder, emptyState } from '@main/engine/plan/plan-state'
import { openPolicy, type PlanningPolicy } from '@main/engine/plan/planning-policy'
import { createPlan, planUnder, releasePlan } from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'

/** Reads the plan that the steps make of a model under the policy, in their order, with the items that they add. Kept from one reading to the next is only what the data of the last model makes alone. */
export function createStepReader(
  policy: PlanningPolicy = openPolicy,
): <T>(model: PlanModel, steps: readonly JournalStep[], read: (plan: Plan) => T) => T {
  let origin: Plan | undefined
  const stateOn = (on: PlanModel, steps: readonly JournalStep[]) => {
    const state = emptyState(on, policy)
    for (const step of steps) for (const change of step.changes) applyChange(state, on, change)
    return state
  }
  return (model, steps, read) => {
    const plain = stateOn(model, steps)
    const added = driversInOrder(plain).flatMap(({ driver: { assumption } }) =>
      assumption.kind === 'new_item' ? [assumption] : [],
    )
    const planned = added.length === 0 ? model : extendModel(model, added)
    if (origin?.model !== planned) origin = createPlan(planned)
    const plan = planUnder(origin, planned === model ? plain : stateOn(planned, steps))
    const answer = read(plan)
    releasePlan(plan)
    return answer
  }
}
