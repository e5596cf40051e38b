/** The equations that say that totals are sums, and their solution in one pass over the tree. */
import type { HierarchyTree } from './hierarchy-tree'

/** For a column of node values: how far each total is above the sum of its children; 0 for leaves. */
export function excessOf({ totals, children }: HierarchyTree, values: Float64Array): Float64Array {
  const excess = new Float64Array(values.length)
  for (const node of totals) {
    let rest = values[node]!
    for (const child of children[node]!) rest -= values[child]!
    excess[node] = rest
  }
  return excess
}

/** The way back: what each node takes part in as a total, less what it takes part in as a child. */
export function spreadBack({ parents }: HierarchyTree, multipliers: Float64Array): Float64Array {
  return multipliers.map((own, node) => {
    const above = parents[node]!
    return own - (above >= 0 ? multipliers[above]! : 0)
  })
}

/**
 * Solves (C D Cᵀ) x = b where a row of C says that a total less its children is zero and D holds
 * `variances`. The matrix is as sparse as the tree, so that elimination from the leaves up fills
 * nothing in: linear in the number of nodes. Values stand at the nodes, those of leaves are 0.
 */
export function createConstraintSolver(
  tree: HierarchyTree,
  variances: Float64Array,
): (excess: Float64Array) => Float64Array {
  const { parents, totals, children } = tree
  const pivots = new Float64Array(parents.length)
  for (let k = totals.length - 1; k >= 0; k--) {
    const node = totals[k]!
    let pivot = variances[node]!
    for (const child of children[node]!) {
      pivot += variances[child]!
      const below = pivots[child]!
      if (below > 0) pivot -= variances[child]! ** 2 / below
    }
    pivots[node] = pivot
  }
  return (excess) => {
    const x = excess.slice()
    for (let k = totals.length - 1; k >= 0; k--) {
      const node = totals[k]!
      const above = parents[node]!
      if (above >= 0) x[above] = x[above]! + (variances[node]! / pivots[node]!) * x[node]!
    }
    for (const node of totals) {
      const above = parents[node]!
      const from = above >= 0 ? variances[node]! * x[above]! : 0
      x[node] = (x[node]! + from) / pivots[node]!
    }
    return x
  }
}
