/** The rows of a view: nodes in any order of levels, as far down as they are open, with the lines that a filter leaves. */
import type { Side } from '@shared/contract/planning-calls'
import type { MeasureLevel } from '@shared/model/measures/measure-shape'
import { dividingLevels, usualLevels } from '@shared/model/row-levels'
import { everything, nameOf, type PlanNode, planNodes } from '../hierarchy/plan-nodes'
import { selectDemandLines, selectSupplyLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'
import { keptTotals } from './kept-totals'
import { codesOf } from './line-codes'
import type { LineMasks } from './line-masks'

export interface RowNode extends PlanNode {
  /** Codes from the top level down, each encoded, joined by slashes. */
  readonly path: string
  /** What the row stands for. `where` is the same but where a filter leaves part of a finance node: no budget is of that part. */
  readonly place: Readonly<Record<string, string>>
  readonly open: boolean
  /** The filter hides some of its lines. */
  readonly partial: boolean
  /** Of the finance side: supply lines, beside `lines` of demand. */
  readonly supply?: readonly number[]
}

export interface RowsAsked {
  readonly side: Side
  readonly where: Readonly<Record<string, string>>
  /** The usual ones of the side where left out. */
  readonly levels?: readonly string[] | undefined
  readonly openTo: number
  readonly expanded: ReadonlySet<string>
  readonly closed: ReadonlySet<string>
}

type Lines = readonly number[]

/** The lines of a node on each side it has lines of. */
interface NodeLines {
  readonly demand: Lines
  readonly supply: Lines
}

export const pathOf = (codes: readonly string[]): string => codes.map(encodeURIComponent).join('/')

/** Nodes in display order, the selection's total first; a node that the filter leaves no line is left out. */
export function rowNodes(model: PlanModel, asked: RowsAsked, masks: LineMasks | null): RowNode[] {
  return asked.side === 'resource'
    ? resourceRows(model, asked, masks)
    : lineRows(model, asked, masks)
}

function resourceRows(model: PlanModel, { where }: RowsAsked, masks: LineMasks | null): RowNode[] {
  return planNodes(model, 'resource', where, new Set())
    .filter(({ lines }) => !masks || lines.some((line) => masks.resource[line]))
    .map((node) => ({
      ...node,
      path: pathOf([node.code]),
      place: node.where,
      open: false,
      partial: false,
    }))
}

function lineRows(model: PlanModel, asked: RowsAsked, masks: LineMasks | null): RowNode[] {
  const { side, where, openTo, expanded, closed } = asked
  const level: MeasureLevel = side
  const levels = dividingLevels(level, asked.levels ?? usualLevels[level], Object.keys(where))
  const hasDemand = side !== 'supply'
  const hasSupply = side !== 'demand'
  const kept = keptTotals(model, where, levels)
  const nodes: RowNode[] = []

  const left = (lines: Lines, mask: Uint8Array | undefined): Lines =>
    mask ? lines.filter((line) => mask[line]) : lines

  function add(
    own: string,
    codes: readonly string[],
    place: RowsAsked['where'],
    all: NodeLines,
  ): void {
    const depth = codes.length
    const demand = left(all.demand, masks?.demand)
    const supply = left(all.supply, masks?.supply)
    const partial = demand.length < all.demand.length || supply.length < all.supply.length
    if (depth > 0 && demand.length + supply.length === 0) return
    const below = levels[depth]
    const path = pathOf(codes)
    const open = below !== undefined && !closed.has(path) && (depth < openTo || expanded.has(path))
    const of = { place, codes, partial }
    const code = codes.at(-1) ?? where.item ?? where.family ?? ''
    nodes.push({
      level: own,
      code,
      name: own === 'total' ? everything : nameOf(model, own, code),
      where: side === 'finance' && partial ? { ...place, partial: 'yes' } : place,
      place,
      depth,
      path,
      open,
      partial,
      expandable: depth > 0 && below !== undefined,
      lines: hasDemand ? kept('demand', of, demand) : kept('supply', of, supply),
      ...(side === 'finance' ? { supply: kept('supply', of, supply) } : {}),
    })
    if (!open) return
    const demandBy = group(model, 'demand', all.demand, below)
    const supplyBy = group(model, 'supply', all.supply, below)
    for (const one of [...new Set([...demandBy.keys(), ...supplyBy.keys()])].sort())
      add(
        below,
        [...codes, one],
        { ...place, [below]: one },
        {
          demand: demandBy.get(one) ?? [],
          supply: supplyBy.get(one) ?? [],
        },
      )
  }

  const top = where.item ? 'item' : where.family ? 'family' : 'total'
  add(top, [], where, {
    demand: hasDemand ? selectDemandLines(model, where) : [],
    supply: hasSupply ? selectSupplyLines(model, where) : [],
  })
  return nodes
}

function group(
  model: PlanModel,
  side: 'demand' | 'supply',
  lines: Lines,
  level: string,
): Map<string, number[]> {
  if (lines.length === 0) return new Map()
  const codes = codesOf(model, side, level)
  return Map.groupBy(lines, (line) => codes[line]!)
}
