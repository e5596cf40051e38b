/** Ways to make the forecasts of a hierarchy add up. */

import type { ReconciliationKey } from '@shared/model/reconciliation-words'
import { errorCovariance } from './error-covariance'
import { type HierarchyTree, sumUp } from './hierarchy-tree'
import { combineOptimally } from './optimal-combination'
import { shareOut } from './share-out'

export interface NodeForecasts {
  /** Nodes × periods: what each node's own history says. */
  readonly base: Float64Array
  /** Nodes × times: one-step errors of those forecasts in the past; NaN where there is none. */
  readonly errors: Float64Array
  /** Nodes × times: what came. */
  readonly history: Float64Array
}

export interface ReconciliationOptions {
  /** Level whose forecasts stand in middle-out: steps from the top. */
  readonly middle?: number
  readonly mayBeNegative?: boolean
}

/** Sums of the latest `times` of each node, missing values left out. */
function sumsOf(history: Float64Array, nodes: number, latest: number): Float64Array {
  const times = nodes > 0 ? history.length / nodes : 0
  return Float64Array.from({ length: nodes }, (_, node) => {
    let sum = 0
    for (let t = Math.max(0, times - latest); t < times; t++) sum += history[node * times + t]! || 0
    return sum
  })
}

/** History that shares are taken from: a year of months. */
const sharedPeriods = 12

/** Forecasts of all nodes, nodes × periods, in which every total is the sum of the nodes right below it, to the last bit. */
export function reconcileForecasts(
  tree: HierarchyTree,
  { base, errors, history }: NodeForecasts,
  key: ReconciliationKey,
  { middle = 1, mayBeNegative = false }: ReconciliationOptions = {},
): Float64Array {
  const nodes = tree.parents.length
  switch (key) {
    case 'bottom_up':
      return sumUp(tree, base.slice())
    case 'top_down':
      return shareOut(tree, base, 0, { by: 'forecasts' })
    case 'top_down_history':
      return shareOut(tree, base, 0, {
        by: 'history',
        sums: sumsOf(history, nodes, sharedPeriods),
      })
    case 'middle_out':
      return shareOut(tree, base, middle, { by: 'forecasts' })
    case 'weighted': {
      const covariance = { ...errorCovariance(errors, nodes), shrinkage: 1 }
      return combineOptimally(tree, base, covariance, mayBeNegative)
    }
    case 'min_trace':
      return combineOptimally(tree, base, errorCovariance(errors, nodes), mayBeNegative)
  }
}
