/** The figures of compared nodes, read without making anything that is thrown away: there are millions of cells. */
import type { Measure } from '@shared/model/measures/measure-shape'
import type { FigurePool } from '../figures/figure-pool'
import { type BlockSource, figureSource, takeBlock } from '../hierarchy/figure-source'
import { type Plan, readFigures } from '../hierarchy/node-figures'
import { totalOf } from '../hierarchy/plan-totals'
import { placeOfLines } from '../hierarchy/rollup-shape'
import { horizonOf } from '../plan/plan'
import type { ComparedNode } from './compared-nodes'
import type { DifferingLines } from './differing-lines'

/** By plan, by period of its axis. */
export type PlanRows = readonly Float64Array[]

export interface NodeRows {
  /** Figures, NaN where a plan has none; good until the next reading. Null where all plans have the very same. */
  read(node: ComparedNode, measure: Measure): PlanRows | null
  /** Quantities in money, at net price (demand) or standard cost (supply), of the lines that may differ; null for what has no price. Good until the next reading. */
  value(node: ComparedNode, measure: Measure): PlanRows | null
}

/** Reads plans as they stand now. */
export function createNodeRows(plans: readonly Plan[], differing: DifferingLines | null): NodeRows {
  const emptyRows = (): Float64Array[] =>
    plans.map(({ model }) => new Float64Array(model.axis.periods.length))
  const rows = emptyRows()
  const ofLine = emptyRows()
  const money = emptyRows()
  const readers = plans.map(readFigures)
  const sources = plans.map((plan) => {
    const known = new Map<string, ReturnType<typeof figureSource>>()
    return (key: string) => {
      if (!known.has(key)) known.set(key, figureSource(plan, key))
      return known.get(key)
    }
  })

  /** The block in which the plan keeps the measure of the lines; undefined where it is worked out. */
  function kept(plan: number, measure: Measure, lines: readonly number[]): KeptBlock | undefined {
    if (measure.across.kind !== 'sum') return undefined
    if (measure.key === 'days_of_supply' && lines.length > 1) return undefined
    const source = sources[plan]!(measure.key)
    if (source?.kind !== 'block') return undefined
    const at = blockOf(plans[plan]!, source.side, lines)
    return at === undefined ? undefined : { source, at }
  }

  /** Fills `row` with what the plan has of the lines. */
  function fill(plan: number, measure: Measure, lines: readonly number[], row: Float64Array): void {
    row.fill(Number.NaN)
    if (lines.length === 0) return
    const of = plans[plan]!
    const block = kept(plan, measure, lines)
    if (block) takeBlock(of, block.source, of.cube[block.source.side].pool.cells, block.at, row)
    else row.set(readers[plan]!.figures(measure, lines))
  }

  /** Whether plans of one model keep the same numbers. */
  function allSame({ lines }: ComparedNode, measure: Measure): boolean {
    if (!differing) return false
    const first = kept(0, measure, lines[0]!)
    if (!first) return false
    const { pool } = plans[0]!.cube[first.source.side]
    for (let plan = 1; plan < plans.length; plan++) {
      const other = kept(plan, measure, lines[plan]!)
      if (!other || plans[plan]!.cube[first.source.side].pool !== pool) return false
      if (!sameFigures(pool, first, other.at, horizonOf(plans[0]!.model))) return false
    }
    return true
  }

  function priceOf(plan: number, side: 'demand' | 'supply', line: number): number {
    const { model } = plans[plan]!
    return side === 'demand'
      ? (model.demandLines[line]?.price ?? 0)
      : (model.supplyLines[line]?.item.cost ?? 0)
  }

  function addValue(sum: Float64Array, row: Float64Array, price: number): void {
    for (let t = 0; t < sum.length; t++) if (!Number.isNaN(row[t]!)) sum[t]! += row[t]! * price
  }

  return {
    read(node, measure) {
      if (allSame(node, measure)) return null
      for (let plan = 0; plan < rows.length; plan++)
        fill(plan, measure, node.lines[plan]!, rows[plan]!)
      return rows
    },
    value({ side, lines }, measure) {
      if (measure.unit !== 'quantity' || side === 'resource') return null
      for (let plan = 0; plan < money.length; plan++) {
        const sum = money[plan]!.fill(0)
        const [only, ...more] = lines[plan]!
        if (only !== undefined && more.length === 0) {
          addValue(sum, rows[plan]!, priceOf(plan, side, only))
          continue
        }
        for (const line of lines[plan]!) {
          // What is the same in all plans falls out of their difference.
          if (differing && !differing[side][line]) continue
          fill(plan, measure, [line], ofLine[plan]!)
          addValue(sum, ofLine[plan]!, priceOf(plan, side, line))
        }
      }
      return money
    },
  }
}

interface KeptBlock {
  readonly source: BlockSource
  readonly at: number
}

function sameFigures(
  { cells }: FigurePool,
  { source: { row, counted = row }, at }: KeptBlock,
  other: number,
  horizon: number,
): boolean {
  if (at === other) return true
  for (let h = 0; h < horizon; h++)
    if (
      cells[at + row + h] !== cells[other + row + h] ||
      cells[at + counted + h] !== cells[other + counted + h]
    )
      return false
  return true
}

/** Where the figures of a line, or the kept totals of a node, begin; undefined for other lists of lines. */
function blockOf(
  plan: Plan,
  side: 'demand' | 'supply',
  lines: readonly number[],
): number | undefined {
  if (lines.length === 1) return plan.cube[side].offset[lines[0]!]
  const found = placeOfLines(lines)
  if (found?.shape.model !== plan.model || found.shape.side !== side) return undefined
  return totalOf(plan.totals, found.shape, found.node)
}
