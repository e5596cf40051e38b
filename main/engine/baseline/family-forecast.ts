/** The forecasts of a family's items made to add up with those of their totals, in the way that erred least. */
import { type ReconciliationKey, reconciliationKeys } from '@shared/model/reconciliation-words'
import {
  chooseReconciliation,
  type EarlierForecasts,
} from '../forecast/reconcile/choose-reconciliation'
import { createHierarchy, type HierarchyTree, sumUp } from '../forecast/reconcile/hierarchy-tree'
import { type NodeForecasts, reconcileForecasts } from '../forecast/reconcile/reconcile-forecasts'
import type { BenchedForecast, ForecastTask } from './forecast-task'

/** Can be cloned between threads. Equal tasks have equal forecasts, bit for bit. */
export interface FamilyTask {
  /** The node above each, -1 for the family; categories where it has several, then the items. */
  readonly parents: readonly number[]
  /** What is forecast of each node: of totals what their items are worth together. */
  readonly tasks: readonly ForecastTask[]
  /** What a unit of each is worth, so that pieces and tons add up; 1 for totals. */
  readonly prices: readonly number[]
  /** A planner's choice; null for the one that erred least. */
  readonly way: ReconciliationKey | null
}

/** Squared errors of a way at earlier times over those of adding up from the items; below 1 is better. */
export interface MeasuredWay {
  readonly way: ReconciliationKey
  /** Of the family's total, of its items (geometric mean), and of all levels. */
  readonly total: number
  readonly items: number
  readonly all: number
}

export interface FamilyForecast {
  readonly way: ReconciliationKey
  /** The best first; empty where the history is too short to measure. */
  readonly measured: readonly MeasuredWay[]
  /** Items × planned periods in units of the items; empty where the items' own forecasts stand. */
  readonly expected: Float64Array
}

/** Months before the end at which forecasts are compared with what came. */
export const earlierTimes = [12, 9, 6, 3]
const fewestTimes = 3
/** A way is only used unasked where it errs this much less than the items' own forecasts. */
const worthIt = 0.98

/** Rows of nodes cut to the months that all have, at their end, each times its price. */
function rowsOf(
  rows: readonly Float64Array[],
  prices: readonly number[],
  months: number,
): Float64Array {
  const all = new Float64Array(rows.length * months)
  rows.forEach((row, node) => {
    const from = row.length - months
    for (let t = 0; t < months; t++) all[node * months + t] = row[from + t]! * prices[node]!
  })
  return all
}

const cut = (all: Float64Array, nodes: number, from: number, to: number): Float64Array => {
  const width = all.length / nodes
  const part = new Float64Array(nodes * (to - from))
  for (let node = 0; node < nodes; node++)
    part.set(all.subarray(node * width + from, node * width + to), node * (to - from))
  return part
}

interface Read extends NodeForecasts {
  readonly months: number
}

function readNodes(
  tree: HierarchyTree,
  made: readonly BenchedForecast[],
  prices: readonly number[],
): Read {
  const months = Math.min(...made.map(({ used }) => used.length))
  const used = rowsOf(
    made.map((one) => one.used),
    prices,
    months,
  )
  const fitted = rowsOf(
    made.map((one) => one.fitted),
    prices,
    months,
  )
  return {
    months,
    base: rowsOf(
      made.map(({ forecast }) => forecast),
      prices,
      made[0]!.forecast.length,
    ),
    errors: used.map((value, at) => value - fitted[at]!),
    history: sumUp(tree, used),
  }
}

/** What was forecast at earlier times, where every node could be. */
function earlierOf(
  made: readonly BenchedForecast[],
  prices: readonly number[],
  { months, errors, history }: Read,
): EarlierForecasts[] {
  const nodes = made.length
  return earlierTimes.flatMap((back, k) => {
    const paths = made.flatMap(({ earlier }) => earlier?.[k] ?? [])
    if (paths.length < nodes || months - back < 2) return []
    return [
      {
        base: rowsOf(paths, prices, back),
        errors: cut(errors, nodes, 0, months - back),
        history: cut(history, nodes, 0, months - back),
        actual: cut(history, nodes, months - back, months),
      },
    ]
  })
}

/** How forecasts of a family can be made to add up: from its categories only where it has several. */
export function waysOf({ parents }: Pick<FamilyTask, 'parents'>): ReconciliationKey[] {
  const family = parents.indexOf(-1)
  const deep = parents.some((parent) => parent !== -1 && parent !== family)
  return reconciliationKeys.filter((key) => key !== 'middle_out' || deep)
}

/** `forecast` makes a node's forecast or knows it. Where nothing can be measured, items stand unless a planner says otherwise. */
export function reconcileFamily(
  { parents, tasks, prices, way: wanted }: FamilyTask,
  forecast: (task: ForecastTask) => BenchedForecast,
): FamilyForecast {
  const tree = createHierarchy(parents)
  const made = tasks.map(forecast)
  const read = readNodes(tree, made, prices)
  const keys = waysOf({ parents })
  const earlier = earlierOf(made, prices, read)
  const { measured: ways } =
    earlier.length >= fewestTimes ? chooseReconciliation(tree, earlier, keys) : { measured: [] }
  const plain = ways.find(({ key }) => key === 'bottom_up')
  const measured = plain
    ? ways.map(
        ({ key, byDepth, error }): MeasuredWay => ({
          way: key,
          total: byDepth[0]! / plain.byDepth[0]!,
          items: byDepth.at(-1)! / plain.byDepth.at(-1)!,
          all: error / plain.error,
        }),
      )
    : []
  const [best] = measured
  const usual = best && best.all < worthIt ? best.way : 'bottom_up'
  const way = wanted !== null && keys.includes(wanted) ? wanted : usual
  if (way === 'bottom_up') return { way, measured, expected: new Float64Array(0) }
  const all = reconcileForecasts(tree, read, way)
  const horizon = all.length / parents.length
  const expected = new Float64Array(tree.leaves.length * horizon)
  tree.leaves.forEach((leaf, k) => {
    for (let h = 0; h < horizon; h++)
      expected[k * horizon + h] = all[leaf * horizon + h]! / prices[leaf]!
  })
  return { way, measured, expected }
}
