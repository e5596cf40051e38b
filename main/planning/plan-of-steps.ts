/** A plan made only to read figures from: journal steps on a model, nothing kept. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { calculatePlan } from '@main/engine/plan/calculate-plan'
import { createCube } from '@main/engine/plan/plan-cube'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import type { JournalStep } from '@shared/changes/plan-change'

/** The plan that the steps make of the model, in their order. */
export function planOfSteps(model: PlanModel, steps: readonly JournalStep[]): Plan {
  const plan: Plan = { model, state: emptyState(), cube: createCube(model) }
  for (const step of steps)
    for (const change of step.changes) applyChange(plan.state, plan.model, change)
  calculatePlan(plan.model, plan.state, plan.cube)
  return plan
}
