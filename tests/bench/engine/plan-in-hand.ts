/** A plan as the measurements handle it: made, changed, forked, read. */
import { type Plan, readFigures } from '@main/engine/hierarchy/node-figures'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import { calculatePlan } from '@main/engine/plan/calculate-plan'
import { createCube } from '@main/engine/plan/plan-cube'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { applyChange, emptyState } from '@main/engine/plan/plan-state'
import type { PlanChange } from '@shared/changes/plan-change'
import { measuresOf } from '@shared/model/measures/measures'

export type { Plan }

export function newPlan(model: PlanModel): Plan {
  const plan = { model, state: emptyState(), cube: createCube(model) }
  calculateAll(plan)
  return plan
}

/** Every figure from nothing. */
export const calculateAll = ({ model, state, cube }: Plan): void =>
  calculatePlan(model, state, cube)

/** Applies changes and calculates what depends on them. */
export function change(plan: Plan, changes: readonly PlanChange[]): void {
  for (const one of changes) applyChange(plan.state, plan.model, one)
  calculateAll(plan)
}

/** A plan of its own that stands where the other does. */
export function fork({ model, state }: Plan): Plan {
  const copy = { model, state: emptyState(), cube: createCube(model) }
  for (const measure of ['override', 'planned_supply'] as const)
    for (const [cell, written] of state.written[measure])
      copy.state.written[measure].set(cell, written)
  for (const [code, driver] of state.drivers) copy.state.drivers.set(code, driver)
  calculateAll(copy)
  return copy
}

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
