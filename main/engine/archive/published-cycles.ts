/** Plans of earlier cycles, bound to the lines of a model: what accuracy by lag is read from. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import { demandKey } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

export interface CycleRow {
  /** Demand lines that the figures are of, together. */
  readonly lines: readonly number[]
  readonly measure: string
  /** By period of the axis; NaN where the cycle said nothing. */
  readonly cells: Float64Array
}

export interface PublishedCycle {
  /** `YYYY-MM`: the first month that was planned. */
  readonly asOf: string
  /** Its index on the axis; may lie before it. */
  readonly period: number
  readonly rows: readonly CycleRow[]
  /** Who had written an override, by key of the line and month; left out where that is not on record. */
  readonly authorOf?: AuthorOf | undefined
}

export type AuthorOf = (line: string, month: string) => string | undefined

/** A published plan as the workspace keeps it: figures by month from `asOf` on. */
export interface KeptPlan {
  readonly asOf: string
  /** How many months it planned. */
  readonly periods: number
  /** Rows whose figures are all 0 may be left out. */
  readonly rows: readonly {
    readonly side: string
    readonly line: string
    readonly measure: string
    readonly cells: Float64Array
  }[]
  readonly authorOf?: AuthorOf | undefined
}

interface Lines {
  readonly axis: MonthAxis
  readonly demandIndex: ReadonlyMap<string, number>
  readonly demandOfItem: ReadonlyMap<string, readonly number[]>
}

/** All customers of an item together. */
const everyCustomer = '*'

const inOrder = (cycles: Iterable<PublishedCycle>): PublishedCycle[] =>
  [...cycles].sort((a, b) => a.period - b.period)

/** The cycles that the source's archive holds, oldest first. Rows of items or customers that the plan no longer has are passed over. */
export function readPublishedCycles(source: PlanSource, model: Lines): PublishedCycle[] {
  const { axis, demandIndex, demandOfItem } = model
  const cycles = new Map<string, Map<string, CycleRow>>()
  for (const row of source.rows('published_plan')) {
    const [asOf, item, customer, measure] = ['as_of', 'item', 'customer', 'measure'].map((name) =>
      textOf(row, name),
    ) as [string, string, string, string]
    const index = demandIndex.get(demandKey(item, customer))
    const lines =
      customer === everyCustomer ? demandOfItem.get(item) : index !== undefined && [index]
    const t = indexOnAxis(axis, textOf(row, 'month'))
    if (!lines || t < 0 || t >= axis.periods.length) continue
    const rows = cycles.get(asOf) ?? new Map<string, CycleRow>()
    cycles.set(asOf, rows)
    const key = `${measure}\n${demandKey(item, customer)}`
    const known = rows.get(key) ?? { lines, measure, cells: emptyRow(axis) }
    rows.set(key, known)
    known.cells[t] = numberOf(row, 'quantity')
  }
  return inOrder(
    [...cycles].map(([asOf, rows]) => ({
      asOf,
      period: indexOnAxis(axis, asOf),
      rows: [...rows.values()],
    })),
  )
}

const emptyRow = (axis: MonthAxis): Float64Array =>
  new Float64Array(axis.periods.length).fill(Number.NaN)

/** The same with the plans that were decided here: of one cycle the one approved last, and rather than the source's. `kept` is in the order of approval. */
export function withKeptPlans(
  model: Lines,
  cycles: readonly PublishedCycle[],
  kept: readonly KeptPlan[],
): PublishedCycle[] {
  const byMonth = new Map(cycles.map((cycle) => [cycle.asOf, cycle]))
  for (const plan of kept) byMonth.set(plan.asOf, bindPlan(model, plan))
  return inOrder(byMonth.values())
}

/** Layers that have a figure for every line of an item they plan: where none is kept it was 0, also of customers that came later. */
const complete = ['baseline', 'consensus_demand'] as const

function bindPlan(model: Lines, plan: KeptPlan): PublishedCycle {
  const { axis, demandIndex, demandOfItem } = model
  const period = indexOnAxis(axis, plan.asOf)
  const rowOf = (valueAt: (k: number) => number): Float64Array =>
    emptyRow(axis).map((none, t) =>
      t >= period && t < period + plan.periods ? valueAt(t - period) : none,
    )
  const rows: CycleRow[] = []
  const kept = new Map<string, Set<number>>()
  for (const { side, line, measure, cells } of plan.rows) {
    const index = side === 'demand' ? demandIndex.get(line) : undefined
    if (index === undefined) continue
    rows.push({ lines: [index], measure, cells: rowOf((k) => cells[k] ?? Number.NaN) })
    kept.set(measure, (kept.get(measure) ?? new Set()).add(index))
  }
  const planned = [...demandOfItem.values()].filter((lines) =>
    lines.some((line) => complete.some((measure) => kept.get(measure)?.has(line))),
  )
  for (const measure of complete)
    for (const line of planned.flat())
      if (!kept.get(measure)?.has(line))
        rows.push({ lines: [line], measure, cells: rowOf(() => 0) })
  return {
    asOf: plan.asOf,
    period,
    rows: [...rows, ...beforeOverrides(rows)],
    authorOf: plan.authorOf,
  }
}

/** What the plan would have been without its overrides: the layers where one was written, else what was agreed. */
function beforeOverrides(rows: readonly CycleRow[]): CycleRow[] {
  const of = (measure: string): Map<number, Float64Array> =>
    new Map(rows.flatMap((row) => (row.measure === measure ? [[row.lines[0]!, row.cells]] : [])))
  const written = of('override')
  const layers = of('layers_demand')
  return rows
    .filter(({ measure }) => measure === 'consensus_demand')
    .map(({ lines, cells }) => {
      const [line = -1] = lines
      const [said, without] = [written.get(line), layers.get(line)]
      const known = (row: Float64Array | undefined, t: number) =>
        !Number.isNaN(row?.[t] ?? Number.NaN)
      return {
        lines,
        measure: 'before_override',
        cells: cells.map((agreed, t) =>
          known(without, t) ? without![t]! : known(said, t) ? 0 : agreed,
        ),
      }
    })
}

/**
 * What the cycle before the present one published as consensus demand, lines × periods; NaN where it said nothing.
 * What was published of several lines together is spread by their orders of the last twelve months, equally where
 * there were none.
 */
export function lastCycleDemand(
  cycles: readonly PublishedCycle[],
  axis: MonthAxis,
  yearWeight: Float64Array,
): Float64Array {
  const count = axis.periods.length
  const cells = new Float64Array(yearWeight.length * count).fill(Number.NaN)
  const last = cycles.findLast(({ period }) => period < axis.current)
  for (const row of last?.rows ?? []) {
    if (row.measure !== 'consensus_demand') continue
    const whole = row.lines.reduce((sum, line) => sum + (yearWeight[line] ?? 0), 0)
    for (const line of row.lines) {
      const share = whole > 0 ? (yearWeight[line] ?? 0) / whole : 1 / row.lines.length
      for (let t = 0; t < count; t++) cells[line * count + t] = row.cells[t]! * share
    }
  }
  return cells
}
