/** The cells in which plans differ, those with the greatest effect first. */
import { cellFlags } from '@shared/contract/planning-calls'
import type { Measure } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import { figureSource } from '../hierarchy/figure-source'
import { type Plan, readFigures } from '../hierarchy/node-figures'
import { markNode } from '../hierarchy/node-flags'
import { type ComparedLevel, type ComparedNode, comparedNodes } from './compared-nodes'
import { differingLines } from './differing-lines'
import { type Greatest, keepGreatest } from './keep-greatest'
import { createNodeRows, type PlanRows } from './node-rows'

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
  if (a === b) return false
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) !== Number.isNaN(b)
  return Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

const zeroed = (value: number): number => (Number.isNaN(value) ? 0 : value)

/** Compares plans with the first of them, matched by line key and period. All figures of `plans` must be calculated. */
export function cellDifferences(plans: readonly Plan[], asked: DifferencesAsked): CellDifferences {
  const differing = differingLines(plans)
  const nodeRows = createNodeRows(plans, differing)
  const periods = comparedPeriods(plans)
  const byMeasure = new Map<string, number>()
  const greatest = keepGreatest<Found>(asked.limit)
  const models = plans.map(({ model }) => model)
  const nodes = comparedNodes(models, asked.level, asked.family, differing)
  let total = 0

  for (const side of ['demand', 'supply', 'resource'] as const) {
    const compared = measuresOf(side).filter(
      (measure) => measure.span !== 'past' && !(differing && isOfSnapshot(plans, measure)),
    )
    for (const node of nodes.filter((one) => one.side === side))
      for (const measure of compared) {
        const rows = nodeRows.read(node, measure)
        const changed = rows ? periods.filter(({ at }) => rowsDiffer(rows, at)) : []
        if (!rows || changed.length === 0) continue
        byMeasure.set(measure.key, (byMeasure.get(measure.key) ?? 0) + changed.length)
        const listed =
          asked.measure === null ? !promises.has(measure.key) : asked.measure === measure.key
        if (!listed) continue
        total += changed.length
        const money = nodeRows.value(node, measure)
        for (const place of changed) note(greatest, asked.by, { node, measure, place, rows, money })
      }
  }
  const cells = greatest.inOrder()
  return { cells: marked(plans, cells), total, byMeasure }
}

interface Place {
  readonly period: string
  /** By plan: index of the period on its axis. */
  readonly at: readonly number[]
}

function rowsDiffer(rows: PlanRows, at: readonly number[]): boolean {
  const first = rows[0]![at[0]!]!
  for (let plan = 1; plan < rows.length; plan++)
    if (differs(first, rows[plan]![at[plan]!]!)) return true
  return false
}

interface Noted {
  readonly node: ComparedNode
  readonly measure: Measure
  readonly place: Place
  readonly rows: PlanRows
  readonly money: PlanRows | null
}

/** Keeps a cell where it is among the greatest. */
function note(
  greatest: Greatest<Found>,
  by: DifferencesAsked['by'],
  { node, measure, place: { period, at }, rows, money }: Noted,
): void {
  const plan = furthest(measure, rows, at)
  const apart = (of: PlanRows): number => zeroed(of[plan]![at[plan]!]!) - zeroed(of[0]![at[0]!]!)
  const difference = plan === 0 ? 0 : apart(rows)
  const effect =
    measure.unit === 'money' || plan === 0 ? difference : money === null ? 0 : apart(money)
  const units = measure.unit === 'quantity' ? Math.abs(difference) : 0
  const inMoney = Math.abs(effect)
  const [rank, next] = by === 'money' ? [inMoney, units] : [units, inMoney]
  greatest.add(rank, next, () => ({
    node,
    measure,
    period,
    values: rows.map((row, k) => row[at[k]!]!),
    difference,
    effect,
  }))
}

/** The plan that is furthest from the first; the first itself where none is away from it by a number. */
function furthest({ key }: Measure, rows: PlanRows, at: readonly number[]): number {
  const first = rows[0]![at[0]!]!
  let furthest = 0
  let most = 0
  for (let plan = 1; plan < rows.length; plan++) {
    const value = rows[plan]![at[plan]!]!
    // An empty override is no zero: what it does is told by the consensus.
    if (key === 'override' && (Number.isNaN(value) || Number.isNaN(first))) continue
    const difference = Math.abs(zeroed(value) - zeroed(first))
    if (difference <= most) continue
    most = difference
    furthest = plan
  }
  return furthest
}

/** Whether plans of one model all show what their snapshot says. */
const isOfSnapshot = (plans: readonly Plan[], { key, across }: Measure): boolean =>
  across.kind === 'sum' &&
  plans.every((plan) => {
    const source = figureSource(plan, key)
    return source?.kind === 'flat' && !source.assumed?.size
  })

/** Planned periods that all plans have, with their place in each. */
function comparedPeriods(plans: readonly Plan[]): Place[] {
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

/** Says of the cells that are shown who moved them. */
function marked(plans: readonly Plan[], cells: readonly Found[]): CellDifference[] {
  const readers = plans.map(readFigures)
  const moved = cellFlags.edited | cellFlags.driven
  return cells.map((cell) => ({
    ...cell,
    flags: plans.map((plan, index) => {
      const { node, measure, period } = cell
      const of = { ...node, depth: 0, expandable: false, lines: node.lines[index] ?? [] }
      const { periods } = plan.model.axis
      const countsOf = (count: string) => readers[index]!.sum(count, of.lines)
      const flags = new Uint8Array(periods.length)
      markNode(plan, countsOf, of, measure.key, null, flags)
      return (flags[periods.indexOf(period)] ?? 0) & moved
    }),
  }))
}
