/** Plans as they are worked on: made from a model, forked for scenarios, changed step by step. */
import type { PlanChange } from '@shared/changes/plan-change'
import { noAssumptions, type ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import { demandWidth, supplyWidth } from '../figures/figure-keys'
import { createFigurePool } from '../figures/figure-pool'
import { createFigureSet, forkFigureSet, releaseFigureSet, shareSame } from '../figures/figure-set'
import { createTotals, forkTotals, releaseTotals } from '../hierarchy/plan-totals'
import { supplyGraph } from '../supply/supply-graph'
import { calculateAll, recalculate } from './calculate-plan'
import { horizonOf, type MovedLines, type Plan } from './plan'

export type { MovedLines } from './plan'

import type { PlanModel } from './plan-model'
import { applyChange, emptyState, forkState, nothingTouched, type PlanState } from './plan-state'

/** The plan of a model, calculated from nothing: with nothing written and nothing assumed where no overlay is given. */
export function createPlan(model: PlanModel, state: PlanState = emptyState(model)): Plan {
  const horizon = horizonOf(model)
  const demand = createFigureSet(createFigurePool(demandWidth * horizon), model.demandLines.length)
  const supply = createFigureSet(createFigurePool(supplyWidth * horizon), model.supplyLines.length)
  const groups = supplyGraph(model).groupResource.length
  const plan: Plan = {
    model,
    state,
    cube: {
      demand,
      supply,
      asked: new Float64Array(groups * horizon),
      granted: new Float64Array(groups * horizon).fill(1),
      load: new Float64Array(model.resources.length * horizon),
    },
    totals: createTotals(demand, supply),
    assumptions: noAssumptions,
    origin: null,
  }
  calculateAll(plan)
  return plan
}

/** A plan that stands where the other does and shares its figures until one of the two changes them. */
export function forkPlan(plan: Plan): Plan {
  const { cube, totals } = plan
  const demand = forkFigureSet(cube.demand)
  const supply = forkFigureSet(cube.supply)
  return {
    model: plan.model,
    state: forkState(plan.state),
    cube: {
      demand,
      supply,
      asked: cube.asked.slice(),
      granted: cube.granted.slice(),
      load: cube.load.slice(),
    },
    totals: forkTotals(totals, demand, supply),
    assumptions: plan.assumptions,
    origin: plan.origin,
  }
}

/** A plan of the same model under this overlay: everything in it is applied to a fork and calculated once. */
export function planUnder(origin: Plan, state: PlanState): Plan {
  const plan: Plan = { ...forkPlan(origin), state, origin: origin.origin ?? origin }
  const cells = {
    override: [...state.written.override.keys()],
    planned_supply: [...state.written.planned_supply.keys()],
  }
  recalculate(plan, { ...nothingTouched(), cells, drivers: state.drivers.size > 0 })
  // Where everything was calculated at once, every line has a block of its own by now.
  shareSame(plan.cube.demand, origin.cube.demand)
  shareSame(plan.cube.supply, origin.cube.supply)
  return plan
}

/** A fork of the plan that stands on these assumptions in place of what its drivers come to; for reading alone. Release it. */
export function planAssuming(plan: Plan, assumptions: ResolvedAssumptions): Plan {
  const fork = forkPlan(plan)
  recalculate(fork, nothingTouched(), assumptions)
  return fork
}

/** Gives a plan's figures back. It must not be used afterwards; plans forked from it stay as they are. */
export function releasePlan({ cube, totals }: Plan): void {
  releaseTotals(totals)
  releaseFigureSet(cube.demand)
  releaseFigureSet(cube.supply)
}

/** Applies changes in their order and calculates once what depends on them. Cells this snapshot does not have are passed over. */
export function applyChanges(plan: Plan, changes: Iterable<PlanChange>): MovedLines {
  const touched = nothingTouched()
  for (const change of changes) applyChange(plan.state, plan.model, change, touched)
  return recalculate(plan, touched)
}
