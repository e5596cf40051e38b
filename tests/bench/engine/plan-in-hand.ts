/** A plan as the measurements handle it: made, changed, forked, read. */
import { type Plan, readFigures } from '@main/engine/hierarchy/node-figures'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChanges, createPlan, forkPlan } from '@main/engine/plan/working-plan'
import type { PlanChange } from '@shared/changes/plan-change'
import { measuresOf } from '@shared/model/measures/measures'

export { calculateAll } from '@main/engine/plan/calculate-plan'
export type { Plan }

export const newPlan = (model: PlanModel): Plan => createPlan(model)

/** Applies changes and calculates what depends on them. */
export function change(plan: Plan, changes: readonly PlanChange[]): void {
  applyChanges(plan, changes)
}

/** A plan of its own that stands where the other does. */
export const fork = (plan: Plan): Plan => forkPlan(plan)

/** Reads every measure of the totals that a plan shows: of both sides together and of each family. */
export function totalsReader(model: PlanModel): (plan: Plan) => number {
  const sides = (['demand', 'supply'] as const).map((side) => ({
    measures: measuresOf(side),
    nodes: planNodes(model, side, {}, new Set()),
  }))
  return (plan) => {
    const figures = readFigures(plan)
    let seen = 0
    for (const { measures, nodes } of sides)
      for (const { lines } of nodes)
        for (const measure of measures) seen += figures.figures(measure, lines).length
    return seen
  }
}
