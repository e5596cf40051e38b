/** The cells in which plans differ, those with the greatest effect first. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import { type FigureReader, type Plan, readFigures } from '../hierarchy/node-figures'
import { nodeFlags } from '../hierarchy/node-flags'
import { type ComparedLevel, type ComparedNode, comparedNodes } from './compared-nodes'
import { keepGreatest } from './keep-greatest'

export interface DifferencesAsked {
  readonly level: ComparedLevel
  readonly measure: string | null
  readonly family: string | null
  /** What decides the order. */
  readonly by: 'money' | 'units'
  readonly limit: number
}

export interface CellDifference {
  readonly node: ComparedNode
  readonly measure: Measure
  readonly period: string
  /** By plan; NaN where a plan has no figure there. */
  readonly values: readonly number[]
  /** Greatest difference to the first plan, with its sign. */
  readonly difference: number
  /** The same in the reporting currency: quantities at net price (demand) or standard cost (supply); 0 where nothing can be valued. */
  readonly effect: number
  /** By plan: bits of `cellFlags`, `edited` and `driven` only. */
  readonly flags: readonly number[]
}

export interface CellDifferences {
  readonly cells: readonly CellDifference[]
  /** How many cells differ, those beyond the limit too; of promises only where they are asked for. */
  readonly total: number
  /** Cells that differ by measure, of all families and measures asked. */
  readonly byMeasure: ReadonlyMap<string, number>
}

interface Found {
  readonly node: ComparedNode
  readonly measure: Measure
  readonly period: string
  readonly values: number[]
  readonly difference: number
  readonly effect: number
}

/** What could be promised repeats, month after month, a change that other measures tell once: listed only where it is asked for. */
const promises: ReadonlySet<string> = new Set([
  'available_to_promise',
  'cumulative_available_to_promise',
])

/** Sums over many lines carry dust; a difference nobody could see is none. */
const differs = (a: number, b: number): boolean => {
  if (Object.is(a, b)) return false
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) !== Number.isNaN(b)
  return Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

const zeroed = (value: number): number => (Number.isNaN(value) ? 0 : value)

/** Compares plans with the first of them, matched by line key and period. All figures of `plans` must be calculated. */
export function cellDifferences(plans: readonly Plan[], asked: DifferencesAsked): CellDifferences {
  const readers = plans.map(readFigures)
  const models = plans.map(({ model }) => model)
  const periods = comparedPeriods(plans)
  const byMeasure = new Map<string, number>()
  const greatest = keepGreatest<Found>(asked.limit, ({ effect, difference, measure }) => {
    const units = measure.unit === 'quantity' ? Math.abs(difference) : 0
    return asked.by === 'money' ? [Math.abs(effect), units] : [units, Math.abs(effect)]
  })
  let total = 0

  for (const node of comparedNodes(models, asked.level, asked.family)) {
    for (const measure of measuresOf(node.side)) {
      if (measure.span === 'past') continue
      const rows = readers.map((reader, plan) =>
        node.lines[plan]?.length ? reader.figures(measure, node.lines[plan]) : undefined,
      )
      const worth =
        asked.measure === null ? !promises.has(measure.key) : asked.measure === measure.key
      const priced = lazily(() => valued(node, measure, plans, readers))
      for (const { period, at } of periods) {
        const values = rows.map((row, plan) => row?.[at[plan]!] ?? Number.NaN)
        if (!values.some((value) => differs(values[0]!, value))) continue
        byMeasure.set(measure.key, (byMeasure.get(measure.key) ?? 0) + 1)
        if (!worth) continue
        total += 1
        const most = greatestDifference(measure, values)
        greatest.add({
          node,
          measure,
          period,
          values,
          difference: most.difference,
          effect: effectOf(measure, most, priced, at),
        })
      }
    }
  }
  const cells = greatest.inOrder()
  return { cells: marked(plans, cells), total, byMeasure }
}

interface Difference {
  readonly difference: number
  readonly plan: number
}

function greatestDifference({ key }: Measure, values: readonly number[]): Difference {
  const first = values[0]!
  // An empty override is no zero: what it does is told by the consensus.
  const known = (value: number): boolean => !Number.isNaN(value) || key !== 'override'
  return values.reduce<Difference>(
    (best, value, plan) => {
      if (!known(value) || !known(first)) return best
      const difference = zeroed(value) - zeroed(first)
      return Math.abs(difference) > Math.abs(best.difference) ? { difference, plan } : best
    },
    { difference: 0, plan: 0 },
  )
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Planned periods that all plans have, with their place in each. */
function comparedPeriods(
  plans: readonly Plan[],
): { readonly period: string; readonly at: readonly number[] }[] {
  const [first] = plans
  if (!first) return []
  const { periods, current } = first.model.axis
  return periods.slice(current).flatMap((period) => {
    const at = plans.map(({ model: { axis } }) => axis.periods.indexOf(period))
    return plans.every(({ model: { axis } }, plan) => at[plan]! >= axis.current)
      ? [{ period, at }]
      : []
  })
}

/** Each plan's figures of the node in money, by period of its axis; null where the measure has no price. */
function valued(
  node: ComparedNode,
  measure: Measure,
  plans: readonly Plan[],
  readers: readonly FigureReader[],
): Float64Array[] | null {
  if (measure.unit !== 'quantity' || node.side === 'resource') return null
  return plans.map(({ model }, plan) => {
    const sum = new Float64Array(model.axis.periods.length)
    for (const line of node.lines[plan] ?? []) {
      const price =
        node.side === 'demand'
          ? (model.demandLines[line]?.price ?? 0)
          : (model.supplyLines[line]?.item.cost ?? 0)
      const row = readers[plan]!.sum(measure.key, [line])
      for (let t = 0; t < sum.length; t++) sum[t]! += zeroed(row[t]!) * price
    }
    return sum
  })
}

function effectOf(
  measure: Measure,
  { difference, plan }: Difference,
  priced: () => Float64Array[] | null,
  at: readonly number[],
): number {
  if (measure.unit === 'money' || difference === 0) return difference
  const money = priced()
  return money ? (money[plan]?.[at[plan]!] ?? 0) - (money[0]?.[at[0]!] ?? 0) : 0
}

/** Says of the cells that are shown who moved them. */
function marked(plans: readonly Plan[], cells: readonly Found[]): CellDifference[] {
  const readers = plans.map(readFigures)
  const moved = cellFlags.edited | cellFlags.driven
  return cells.map((cell) => ({
    ...cell,
    flags: plans.map((plan, index) => {
      const { node, measure, period } = cell
      const of = { ...node, depth: 0, expandable: false, lines: node.lines[index] ?? [] }
      const flags = nodeFlags(plan, readers[index]!, of, measure.key, () => undefined)
      return (flags[plan.model.axis.periods.indexOf(period)] ?? 0) & moved
    }),
  }))
}
