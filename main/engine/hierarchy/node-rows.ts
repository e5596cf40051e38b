/** Reads nodes whole: every measure of a view in one pass, straight from the plan's blocks where a node or a line has one. */
import type { Measure } from '@shared/model/measures/measure-shape'
import { isFormulaMeasure } from '@shared/model/measures/own-measures'
import type { Role } from '@shared/model/roles'
import type { LineSide } from '../figures/figure-keys'
import { type BlockSource, figureSource } from './figure-source'
import { readNodeFigures } from './finance-figures'
import { type FinanceNode, supplyOf } from './finance-nodes'
import { type LineFigures, readFiguresAndFormulas } from './formula-figures'
import type { Plan } from './node-figures'
import { isMarked, judgeOf, markNode } from './node-flags'
import type { PlanNode } from './plan-nodes'
import { totalOf } from './plan-totals'
import { placeOfLines } from './rollup-shape'

/** What is known of nodes: node by node, measures × periods each. */
export interface NodeRows {
  /** NaN where there is no figure. */
  readonly values: Float64Array
  readonly flags: Uint8Array
}

export interface NodeRowReader {
  /** Cells of a node: measures × periods. */
  readonly size: number
  /** Brings what is known of a node, which begins at `start`, up to date; `differs` is told each cell that did, once. */
  read(node: PlanNode | FinanceNode, rows: NodeRows, start: number): void
}

interface ReaderOptions {
  /** Figures of the snapshot are read too; as long as the drivers are the same, so are they. */
  readonly lasting: boolean
  /** What own measures come to on lines. */
  readonly known: LineFigures
  /** Whose time fence counts. */
  readonly role: Role | null
  /** Position of the cell among all that is known. */
  differs(cell: number): void
}

/** Reads a plan as it stands now; good until the plan changes. */
export function nodeRowReader(
  plan: Plan,
  measures: readonly Measure[],
  { lasting, known, role, differs }: ReaderOptions,
): NodeRowReader {
  const { current, periods } = plan.model.axis
  const count = periods.length
  const reader = readFiguresAndFormulas(plan, known)
  const figuresOf = readNodeFigures(plan, reader)
  const rowsOf = new Map(measures.map(({ key }, index) => [key, index * count]))
  const columns = measures.map((measure) => {
    const source = keptSource(plan, measure)
    const { key } = measure
    const judge = judgeOf(key, (of) => rowsOf.get(of))
    const start = rowsOf.get(key)!
    const summed = measure.across.kind === 'sum'
    return { measure, key, source, start, summed, judge }
  })
  const passed = columns.filter(({ source }) => lasting || source !== 'snapshot')
  const marked = columns.filter(({ key }) => isMarked(key))
  const judged = columns.filter(({ judge }) => judge !== undefined)
  const counts = new Float64Array(count)
  const marks = new Uint8Array(count)
  /** Cells of the node whose figure differs, and periods that have one: flags may differ there too. */
  const told = new Uint8Array(measures.length * count)
  const stirred = new Uint8Array(count)

  /** What was done to the cells may differ where no figure does. */
  function readMarks(node: PlanNode, flags: Uint8Array, start: number, block: number): void {
    const countsOf = (key: string): Float64Array => {
      const source = figureSource(plan, key)
      if (block < 0 || source?.kind !== 'block') return reader.sum(key, node.lines)
      const { cells } = plan.cube[source.side].pool
      for (let t = current, at = block + source.row; t < count; t++, at++) counts[t] = cells[at]!
      return counts
    }
    for (const { key, start: row } of marked) {
      markNode(plan, countsOf, node, key, role, marks.fill(0))
      for (let t = current; t < count; t++) {
        const at = start + row + t
        if (flags[at] === marks[t]) continue
        flags[at] = marks[t]!
        if (!told[row + t]) differs(at)
      }
    }
  }

  function judgeFigures({ values, flags }: NodeRows, start: number): void {
    for (let t = current; t < count; t++) {
      if (!stirred[t]) continue
      for (const { judge, start: row } of judged) {
        const flag = judge!(values, start, t)
        const at = start + row + t
        if (flags[at] === flag) continue
        flags[at] = flag
        if (!told[row + t]) differs(at)
      }
    }
  }

  return {
    size: told.length,
    read(node, rows, start) {
      const { values } = rows
      told.fill(0)
      stirred.fill(0)
      const take = (row: number, t: number, value: number): void => {
        values[start + row + t] = value
        told[row + t] = 1
        stirred[t] = 1
        differs(start + row + t)
      }
      const blocks = { demand: unknown, supply: unknown }
      for (const { measure, source, start: row, summed } of passed) {
        if (source && source !== 'snapshot') {
          const { side } = source
          const lines = side === 'supply' ? supplyOf(node) : node.lines
          if (blocks[side] === unknown) blocks[side] = blockOf(plan, side, lines)
          if ((summed || lines.length === 1) && blocks[side] !== none) {
            compareBlock(plan, source, blocks[side], values, start, row, take)
            continue
          }
        }
        const figures = figuresOf(measure, node)
        for (let t = 0; t < count; t++)
          if (!same(figures[t]!, values[start + row + t]!)) take(row, t, figures[t]!)
      }
      if (marked.length > 0)
        readMarks(node, rows.flags, start, Math.max(blocks.demand, blocks.supply))
      judgeFigures(rows, start)
    },
  }
}

const unknown = -2
const none = -1

/** Where a measure is copied from; `snapshot` for what only a driver changes, undefined for what is worked out when read. */
function keptSource(plan: Plan, measure: Measure): BlockSource | 'snapshot' | undefined {
  if (isFormulaMeasure(measure) || measure.level === 'finance') return undefined
  if (measure.across.kind !== 'sum' && measure.across.kind !== 'formula') return undefined
  const source = figureSource(plan, measure.key)
  if (source?.kind === 'flat') return 'snapshot'
  return source?.kind === 'block' ? source : undefined
}

/** Offset of the block that holds the sums of these lines; -1 where none does. */
function blockOf(plan: Plan, side: LineSide, lines: readonly number[]): number {
  const found = placeOfLines(lines)
  if (found?.shape.model === plan.model && found.shape.side === side)
    return totalOf(plan.totals, found.shape, found.node)
  return lines.length === 1 ? plan.cube[side].offset[lines[0]!]! : none
}

/** Gives `take` the figures of a block that differ from those of a row. */
function compareBlock(
  { model, cube }: Plan,
  { side, row: held, counted }: BlockSource,
  block: number,
  values: Float64Array,
  start: number,
  row: number,
  take: (row: number, t: number, value: number) => void,
): void {
  const { current, periods } = model.axis
  const { cells } = cube[side].pool
  let at = block
  for (let t = current; t < periods.length; t++, at++) {
    const has = counted === undefined || cells[at + counted] !== 0
    const value = has ? cells[at + held]! : Number.NaN
    if (!same(value, values[start + row + t]!)) take(row, t, value)
  }
}

/** What `Object.is` says of two numbers, where speed counts. */
const same = (a: number, b: number): boolean =>
  a === b ? a !== 0 || 1 / a === 1 / b : Number.isNaN(a) && Number.isNaN(b)
