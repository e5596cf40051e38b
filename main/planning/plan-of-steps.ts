/** A plan made only to read figures from: journal steps on a model, nothing kept. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import { createPlan } from '@main/engine/plan/working-plan'
import type { JournalStep } from '@shared/changes/plan-change'

/** The plan that the steps make of the model, in their order. */
export function planOfSteps(model: PlanModel, steps: readonly JournalStep[]): Plan {
  const state = emptyState(model)
  for (const step of steps) for (const change of step.changes) applyChange(state, model, change)
  return createPlan(model, state)
}
