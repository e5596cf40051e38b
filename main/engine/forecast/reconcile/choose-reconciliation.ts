/** Which way of adding up erred least on the history. */
import { type ReconciliationKey, reconciliationKeys } from '@shared/model/reconciliation-words'
import type { HierarchyTree } from './hierarchy-tree'
import {
  type NodeForecasts,
  type ReconciliationOptions,
  reconcileForecasts,
} from './reconcile-forecasts'

/** Forecasts as they were made at an earlier origin, and what came: nodes × periods. */
export interface EarlierForecasts extends NodeForecasts {
  readonly actual: Float64Array
}

export interface MeasuredReconciliation {
  readonly key: ReconciliationKey
  /** Squared error over that of the forecasts before they added up, geometric mean over nodes of each depth; below 1 is better. */
  readonly byDepth: readonly number[]
  /** Geometric mean over the depths. */
  readonly error: number
}

export interface ReconciliationChoice {
  readonly key: ReconciliationKey
  /** Every way that was tried, the best first. */
  readonly measured: readonly MeasuredReconciliation[]
}

/** Where nothing can be measured, the weighted combination: it needs least. */
const unmeasured: ReconciliationKey = 'weighted'

function squaredErrors(
  nodes: number,
  forecasts: readonly Float64Array[],
  origins: readonly EarlierForecasts[],
): Float64Array {
  const squares = new Float64Array(nodes)
  origins.forEach(({ actual }, origin) => {
    const periods = actual.length / nodes
    const forecast = forecasts[origin]!
    for (let node = 0; node < nodes; node++)
      for (let h = 0; h < periods; h++) {
        const error = forecast[node * periods + h]! - actual[node * periods + h]!
        if (Number.isFinite(error)) squares[node] = squares[node]! + error * error
      }
  })
  return squares
}

/** Mean of logarithms of error ratios by depth; nodes never missed say nothing. */
function ratiosByDepth(
  { depths }: HierarchyTree,
  squares: Float64Array,
  before: Float64Array,
): number[] {
  const deepest = depths.reduce((a, b) => Math.max(a, b), 0)
  const sums = new Float64Array(deepest + 1)
  const counts = new Float64Array(deepest + 1)
  const floor = 1e-12 * before.reduce((a, b) => a + b, 0)
  depths.forEach((depth, node) => {
    if (!(before[node]! > floor)) return
    sums[depth] = sums[depth]! + Math.log(Math.max(squares[node]!, floor) / before[node]!)
    counts[depth] = counts[depth]! + 1
  })
  return Array.from(sums, (sum, depth) => Math.exp(counts[depth]! > 0 ? sum / counts[depth]! : 0))
}

/**
 * Tries the ways of adding up on forecasts from earlier origins and takes the one with the least
 * squared error, each node and each depth counting alike, so that neither the largest node nor the
 * many at the bottom decide alone (Athanasopoulos and Kourentzes 2023, "On the evaluation of
 * hierarchical forecasts"). `keys` are tried in their order; the first of equals wins.
 */
export function chooseReconciliation(
  tree: HierarchyTree,
  origins: readonly EarlierForecasts[],
  keys: readonly ReconciliationKey[] = reconciliationKeys,
  options: ReconciliationOptions = {},
): ReconciliationChoice {
  const nodes = tree.parents.length
  const before = squaredErrors(
    nodes,
    origins.map(({ base }) => base),
    origins,
  )
  if (!before.some((square) => square > 0)) return { key: unmeasured, measured: [] }
  const measured = keys.map((key): MeasuredReconciliation => {
    const forecasts = origins.map((origin) => reconcileForecasts(tree, origin, key, options))
    const byDepth = ratiosByDepth(tree, squaredErrors(nodes, forecasts, origins), before)
    const logs = byDepth.reduce((sum, ratio) => sum + Math.log(ratio), 0)
    return { key, byDepth, error: Math.exp(logs / byDepth.length) }
  })
  measured.sort((a, b) => a.error - b.error)
  return { key: measured[0]?.key ?? unmeasured, measured }
}
