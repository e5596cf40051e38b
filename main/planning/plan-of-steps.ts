/** Plans made only to read figures from: journal steps on a model. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import { openPolicy, type PlanningPolicy } from '@main/engine/plan/planning-policy'
import { createPlan, planUnder, releasePlan } from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'
import { createModelMaker } from './model-of-steps'

/** Reads the plan that the steps make of a model under the policy, in their order, with the items that they add. Kept from one reading to the next is only what the data of the last model makes alone. */
export function createStepReader(
  policy: PlanningPolicy = openPolicy,
): <T>(model: PlanModel, steps: readonly JournalStep[], read: (plan: Plan) => T) => T {
  const modelOfSteps = createModelMaker()
  let origin: Plan | undefined
  const stateOn = (on: PlanModel, steps: readonly JournalStep[]) => {
    const state = emptyState(on, policy)
    for (const step of steps) for (const change of step.changes) applyChange(state, on, change)
    return state
  }
  return (model, steps, read) => {
    const planned = modelOfSteps(model, steps)
    if (origin?.model !== planned) origin = createPlan(planned)
    const plan = planUnder(origin, stateOn(planned, steps))
    const answer = read(plan)
    releasePlan(plan)
    return answer
  }
}
