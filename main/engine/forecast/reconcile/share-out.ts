/** Forecasts of one level handed down in proportion and added up above it. */
import { type HierarchyTree, sumUp } from './hierarchy-tree'

/** What each child of a node counts for, all of them together 1; equally where nothing says otherwise. */
function sharesOf(children: readonly number[], weightOf: (node: number) => number): number[] {
  const weights = children.map((child) => Math.max(0, weightOf(child)) || 0)
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => (total > 0 ? weight / total : 1 / children.length))
}

/** Shares by past demand (proportions of the sums; Gross and Sohl 1990, method F), or by the forecasts themselves, period by period (Athanasopoulos, Ahmed and Hyndman 2009). */
export type Proportions =
  | { readonly by: 'history'; readonly sums: Float64Array }
  | { readonly by: 'forecasts' }

/**
 * `base` is nodes × periods. The forecasts of nodes at `depth` (and of leaves above it) stand;
 * nodes below take shares of them, nodes above are sums. Depth 0 is top-down, the deepest bottom-up,
 * between them middle-out.
 */
export function shareOut(
  tree: HierarchyTree,
  base: Float64Array,
  depth: number,
  proportions: Proportions,
): Float64Array {
  const { totals, depths, children } = tree
  const periods = depths.length > 0 ? base.length / depths.length : 0
  const result = base.slice()
  for (const node of totals) {
    if (depths[node]! < depth) continue
    const below = children[node]!
    const constant =
      proportions.by === 'history'
        ? sharesOf(below, (child) => proportions.sums[child]!)
        : undefined
    for (let h = 0; h < periods; h++) {
      const shares = constant ?? sharesOf(below, (child) => base[child * periods + h]!)
      below.forEach((child, k) => {
        result[child * periods + h] = result[node * periods + h]! * shares[k]!
      })
    }
  }
  return sumUp(tree, result)
}
