/** The forecasts nearest to those of all nodes that add up. */
import { createConstraintSolver, excessOf, spreadBack } from './constraint-system'
import type { ErrorCovariance } from './error-covariance'
import { type HierarchyTree, sumUp } from './hierarchy-tree'

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** Solves a small symmetric positive definite system by Cholesky; `matrix` is used up. */
function createSmallSolver(matrix: Float64Array[]): (right: Float64Array) => Float64Array {
  const n = matrix.length
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= matrix[i]![k]! * matrix[j]![k]!
      matrix[i]![j] = i === j ? Math.sqrt(Math.max(1e-300, sum)) : sum / matrix[j]![j]!
    }
  return (right) => {
    const x = right.slice()
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i] = x[i]! - matrix[i]![k]! * x[k]!
      x[i] = x[i]! / matrix[i]![i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i] = x[i]! - matrix[k]![i]! * x[k]!
      x[i] = x[i]! / matrix[i]![i]!
    }
    return x
  }
}

/** Multiplies a column of nodes by what takes incoherent forecasts to coherent ones: x − W Cᵀ (C W Cᵀ)⁻¹ C x. */
function createProjection(
  tree: HierarchyTree,
  { variances, columns, shrinkage }: ErrorCovariance,
): (values: Float64Array) => Float64Array {
  const diagonal = shrinkage < 1 ? variances.map((variance) => shrinkage * variance) : variances
  const solve = createConstraintSolver(tree, diagonal)
  const weight = Math.sqrt(1 - shrinkage)
  const used = shrinkage < 1 ? columns.map((column) => column.map((value) => weight * value)) : []
  const excesses = used.map((column) => excessOf(tree, column))
  const solved = excesses.map(solve)
  // Woodbury: the covariance is a diagonal and as many columns as there are observations.
  const inner = createSmallSolver(
    excesses.map((a, i) => Float64Array.from(solved, (b, j) => product(a, b) + (i === j ? 1 : 0))),
  )
  return (values) => {
    const multipliers = solve(excessOf(tree, values))
    if (used.length > 0) {
      const right = Float64Array.from(excesses, (column) => product(column, multipliers))
      const parts = inner(right)
      solved.forEach((column, k) => {
        for (let i = 0; i < multipliers.length; i++)
          multipliers[i] = multipliers[i]! - parts[k]! * column[i]!
      })
    }
    const back = spreadBack(tree, multipliers)
    const result = values.map((value, node) => value - diagonal[node]! * back[node]!)
    for (const column of used) {
      const part = product(column, back)
      for (let i = 0; i < result.length; i++) result[i] = result[i]! - part * column[i]!
    }
    return result
  }
}

/**
 * Optimal combination of the forecasts of all nodes (`base`, nodes × periods): with `shrinkage` 1
 * least squares weighted by variances (Hyndman, Lee and Wang 2016), else MinT (Wickramasuriya,
 * Athanasopoulos and Hyndman 2019). Leaves below zero become none unless `mayBeNegative` (Di Fonzo
 * and Girolimetto 2023), then all totals are added up, so that they are sums to the last bit.
 * Work grows with nodes × (observations² + periods × observations).
 */
export function combineOptimally(
  tree: HierarchyTree,
  base: Float64Array,
  covariance: ErrorCovariance,
  mayBeNegative = false,
): Float64Array {
  const nodes = tree.parents.length
  const periods = nodes > 0 ? base.length / nodes : 0
  const project = createProjection(tree, covariance)
  const result = new Float64Array(base.length)
  const column = new Float64Array(nodes)
  for (let h = 0; h < periods; h++) {
    for (let node = 0; node < nodes; node++) column[node] = base[node * periods + h]!
    const coherent = project(column)
    for (const leaf of tree.leaves)
      result[leaf * periods + h] = mayBeNegative ? coherent[leaf]! : Math.max(0, coherent[leaf]!)
  }
  return sumUp(tree, result)
}
