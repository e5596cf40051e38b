/** The totals of a plan: each node the sum of its children in their order, kept so at every change, never corrected by differences. */
import { demandSummed, demandWidth, supplySummed, supplyWidth } from '../figures/figure-keys'
import {
  createFigureSet,
  type FigureSet,
  forkFigureSet,
  own,
  releaseFigureSet,
} from '../figures/figure-set'
import type { LineSide, RollupShape } from './rollup-shape'

interface ShapeTotals {
  readonly shape: RollupShape
  readonly nodes: FigureSet
}

export interface PlanTotals {
  readonly demand: FigureSet
  readonly supply: FigureSet
  readonly held: Map<RollupShape, ShapeTotals>
}

/** No totals yet; those of a hierarchy are made when they are first asked for. */
export const createTotals = (demand: FigureSet, supply: FigureSet): PlanTotals => ({
  demand,
  supply,
  held: new Map(),
})

/** The same totals over lines that change apart from here on. */
export function forkTotals({ held }: PlanTotals, demand: FigureSet, supply: FigureSet): PlanTotals {
  const totals = createTotals(demand, supply)
  for (const [shape, { nodes }] of held)
    totals.held.set(shape, { shape, nodes: forkFigureSet(nodes) })
  return totals
}

/** Gives all blocks back. */
export function releaseTotals(totals: PlanTotals): void {
  for (const { nodes } of totals.held.values()) releaseFigureSet(nodes)
  totals.held.clear()
}

/** The blocks of a hierarchy's nodes, in the layout of lines. */
export function totalsOf(totals: PlanTotals, shape: RollupShape): FigureSet {
  const found = totals.held.get(shape)
  if (found) return found.nodes
  const nodes = createFigureSet(totals[shape.side].pool, shape.nodes.length)
  totals.held.set(shape, { shape, nodes })
  for (let node = shape.nodes.length - 1; node >= 0; node--)
    addUp(shape, nodes, totals[shape.side], node)
  return nodes
}

/** Adds up again every held node above the lines. */
export function updateTotals(totals: PlanTotals, side: LineSide, lines: readonly number[]): void {
  if (lines.length === 0) return
  for (const { shape, nodes } of totals.held.values()) {
    if (shape.side !== side) continue
    nodes.pool.reserve(shape.nodes.length)
    const above = new Uint8Array(shape.nodes.length)
    for (const line of lines) {
      for (let node = shape.nodeOfLine[line]!; node >= 0; node = shape.nodes[node]!.parent) {
        if (above[node]) break
        above[node] = 1
      }
    }
    for (let node = shape.nodes.length - 1; node >= 0; node--)
      if (above[node]) addUp(shape, nodes, totals[side], node)
  }
}

function addUp(shape: RollupShape, nodes: FigureSet, lines: FigureSet, node: number): void {
  const { children, holdsLines } = shape.nodes[node]!
  const from = holdsLines ? lines.offset : nodes.offset
  const at = own(nodes, node)
  const { cells, block } = nodes.pool
  const width = shape.side === 'demand' ? demandWidth : supplyWidth
  const summed = shape.side === 'demand' ? demandSummed : supplySummed
  cells.fill(0, at, at + block)
  for (const child of children) {
    const difference = from[child]! - at
    for (let row = at; row < at + block; row += width)
      for (let i = row; i < row + summed; i++) cells[i]! += cells[i + difference]!
  }
}
