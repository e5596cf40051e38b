/** A plan: what a snapshot says, what planners wrote and assumed on top of it, and the figures that follow. */
import type { ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import type { FigureSet } from '../figures/figure-set'
import type { PlanTotals } from '../hierarchy/plan-totals'
import type { PlanModel } from './plan-model'
import type { PlanState } from './plan-state'

export interface PlanCube {
  readonly demand: FigureSet
  readonly supply: FigureSet
  /** Groups × planned periods: hours asked of a resource by a level, and the part of them it gives. */
  readonly asked: Float64Array
  readonly granted: Float64Array
  /** Resources × planned periods, hours. */
  readonly load: Float64Array
}

export interface Plan {
  readonly model: PlanModel
  readonly state: PlanState
  readonly cube: PlanCube
  readonly totals: PlanTotals
  /** What the drivers in `state` mean for lines and periods. */
  assumptions: ResolvedAssumptions
  /** The plan of the same model with nothing written and nothing assumed, from which frozen periods keep their proposals; null where this is it. */
  readonly origin: Plan | null
}

/** Lines whose figures, or whose locks, may differ from before. */
export interface MovedLines {
  readonly demand: readonly number[]
  readonly supply: readonly number[]
}

/** Planned periods of a model. */
export const horizonOf = ({ axis }: PlanModel): number => axis.periods.length - axis.current
