/** Reconciliation as the papers write it, with whole matrices: S (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹. For small trees. */
import type { HierarchyTree } from '@main/engine/forecast/reconcile/hierarchy-tree'

type Matrix = number[][]

const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))

const transpose = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!))

export function inverse(a: Matrix): Matrix {
  const n = a.length
  const work = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    const best = work.findIndex(
      (row, k) =>
        k >= i && Math.abs(row[i]!) === Math.max(...work.slice(i).map((r) => Math.abs(r[i]!))),
    )
    ;[work[i], work[best]] = [work[best]!, work[i]!]
    const pivot = work[i]![i]!
    work[i] = work[i]!.map((value) => value / pivot)
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = work[k]![i]!
      work[k] = work[k]!.map((value, j) => value - factor * work[i]![j]!)
    }
  }
  return work.map((row) => row.slice(n))
}

/** Nodes × leaves: which leaves each node adds up. */
export function summingMatrix({ parents, leaves }: HierarchyTree): Matrix {
  const rows: Matrix = Array.from(parents, () => Array.from(leaves, () => 0))
  leaves.forEach((leaf, k) => {
    for (let node = leaf; node >= 0; node = parents[node]!) rows[node]![k] = 1
  })
  return rows
}

export function reconcileDensely(
  tree: HierarchyTree,
  base: number[],
  covariance: Matrix,
): number[] {
  const s = summingMatrix(tree)
  const weighted = multiply(transpose(s), inverse(covariance))
  const leaves = multiply(
    multiply(inverse(multiply(weighted, s)), weighted),
    base.map((value) => [value]),
  )
  return multiply(s, leaves).map((row) => row[0]!)
}
