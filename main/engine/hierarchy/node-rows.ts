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
import { carriesFlags, nodeFlags } from './node-flags'
import type { PlanNode } from './plan-nodes'
import { totalOf } from './plan-totals'
import { placeOfLines } from './rollup-shape'

/** Measures × periods, measure by measure. */
export interface NodeRows {
  /** NaN where there is no figure. */
  readonly values: Float64Array
  readonly flags: Uint8Array
}

export interface NodeRowReader {
  /** First period that `read` may write, by measure; the number of periods where it writes none. */
  readonly from: Uint32Array
  /** Writes what may differ: `rows` holds the rest from an earlier reading, or NaN and 0. */
  read(node: PlanNode | FinanceNode, rows: NodeRows): void
}

/**
 * Reads a plan as it stands now; good until the plan changes. With `lasting` left out, figures of the snapshot are
 * passed over: they are what they were as long as the drivers are. `known` keeps what own measures come to on lines.
 */
export function nodeRowReader(
  plan: Plan,
  measures: readonly Measure[],
  { lasting, known, role }: { lasting: boolean; known: LineFigures; role: Role | null },
): NodeRowReader {
  const { axis } = plan.model
  const count = axis.periods.length
  const reader = readFiguresAndFormulas(plan, known)
  const figuresOf = readNodeFigures(plan, reader)
  const place = new Map(measures.map(({ key }, index) => [key, index]))
  const sources = measures.map((measure) => keptSource(plan, measure))
  const flagged = measures.map(({ key }) => carriesFlags(key))
  const from = Uint32Array.from(sources, (source) => {
    if (source === 'snapshot') return lasting ? 0 : count
    return source ? axis.current : 0
  })

  return {
    from,
    read(node, { values, flags }) {
      const blocks = { demand: unknown, supply: unknown }
      measures.forEach((measure, k) => {
        if (from[k] === count) return
        const source = sources[k]
        if (source && source !== 'snapshot') {
          const { side } = source
          const lines = side === 'supply' ? supplyOf(node) : node.lines
          if (blocks[side] === unknown) blocks[side] = blockOf(plan, side, lines)
          const whole = measure.across.kind === 'sum' || lines.length === 1
          if (whole && blocks[side] >= 0) {
            copyBlock(plan, source, blocks[side], values, k * count)
            return
          }
        }
        values.set(figuresOf(measure, node), k * count)
      })
      const rowOf = (key: string): Float64Array | undefined => {
        const k = place.get(key)
        return k === undefined ? undefined : values.subarray(k * count, (k + 1) * count)
      }
      for (let k = 0; k < measures.length; k++)
        if (flagged[k]) {
          const row = flags.subarray(k * count, (k + 1) * count).fill(0)
          nodeFlags(plan, reader, node, measures[k]!.key, rowOf, role, row)
        }
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

function copyBlock(
  { model, cube }: Plan,
  { side, width, place, counted }: BlockSource,
  block: number,
  into: Float64Array,
  start: number,
): void {
  const { current, periods } = model.axis
  const { cells } = cube[side].pool
  let at = block
  for (let t = current; t < periods.length; t++, at += width)
    into[start + t] =
      counted !== undefined && cells[at + counted] === 0 ? Number.NaN : cells[at + place]!
}
