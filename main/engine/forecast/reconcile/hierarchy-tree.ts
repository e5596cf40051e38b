/** A hierarchy whose totals are sums: nodes by number, each under one other. */

export interface HierarchyTree {
  /** The node above each; -1 at the top. A node comes after the one above it. */
  readonly parents: Int32Array
  /** Nodes with nothing below them, ascending. */
  readonly leaves: Int32Array
  /** Nodes with something below them, ascending. */
  readonly totals: Int32Array
  /** Steps from the top, 0 there. */
  readonly depths: Int32Array
  /** Nodes below each directly. */
  readonly children: readonly (readonly number[])[]
}

/** `parents` must name nodes that come before (RangeError else); several tops are several trees. */
export function createHierarchy(parents: ArrayLike<number>): HierarchyTree {
  const count = parents.length
  const children: number[][] = Array.from({ length: count }, () => [])
  const depths = new Int32Array(count)
  for (let node = 0; node < count; node++) {
    const above = parents[node]!
    if (above >= node || above < -1)
      throw new RangeError(`node ${node} stands under ${above}, which does not come before it`)
    if (above < 0) continue
    children[above]!.push(node)
    depths[node] = depths[above]! + 1
  }
  const nodes = Int32Array.from({ length: count }, (_, node) => node)
  return {
    parents: Int32Array.from(parents),
    leaves: nodes.filter((node) => children[node]!.length === 0),
    totals: nodes.filter((node) => children[node]!.length > 0),
    depths,
    children,
  }
}

/**
 * Writes every total as the sum of the nodes right below it, in their order, from the leaves up;
 * `values` is nodes × periods and changed in place. Adding up the children again in that order gives
 * the same bits.
 */
export function sumUp({ totals, children }: HierarchyTree, values: Float64Array): Float64Array {
  const count = children.length
  const periods = count > 0 ? values.length / count : 0
  for (let k = totals.length - 1; k >= 0; k--) {
    const node = totals[k]!
    const at = node * periods
    values.fill(0, at, at + periods)
    for (const child of children[node]!)
      for (let h = 0; h < periods; h++)
        values[at + h] = values[at + h]! + values[child * periods + h]!
  }
  return values
}
