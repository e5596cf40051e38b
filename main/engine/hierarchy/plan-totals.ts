/** The totals of a plan: each node the sum of its children in their order, kept so at every change, never corrected by differences. */
import { changedFigures, runningPlace } from '../figures/changed-periods'
import { demandSummed, type LineSide, supplySummed, widthOf } from '../figures/figure-keys'
import {
  createFigureSet,
  type FigureSet,
  forkFigureSet,
  own,
  releaseFigureSet,
} from '../figures/figure-set'
import type { RollupShape } from './rollup-shape'

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

/** Where the block of a hierarchy's node begins among the cells of its side, in the layout of lines. */
export function totalOf(totals: PlanTotals, shape: RollupShape, node: number): number {
  const line = shape.onlyLine[node]!
  return line < 0 ? nodesOf(totals, shape).offset[node]! : totals[shape.side].offset[line]!
}

function nodesOf(totals: PlanTotals, shape: RollupShape): FigureSet {
  const found = totals.held.get(shape)
  if (found) return found.nodes
  const { onlyLine } = shape
  const has = (node: number): boolean => onlyLine[node]! >= 0
  const nodes = createFigureSet(totals[shape.side].pool, shape.nodes.length, has)
  totals.held.set(shape, { shape, nodes })
  for (let node = shape.nodes.length - 1; node >= 0; node--)
    if (!has(node)) addUp(shape, nodes, totals[shape.side], node)
  return nodes
}

/** Node × planned periods: what its children marked. Kept by shape, zero between calculations. */
const nodeMarks = new WeakMap<RollupShape, Uint8Array>()

function marksOf(shape: RollupShape, horizon: number): Uint8Array {
  const known = nodeMarks.get(shape)
  if (known) return known
  const made = new Uint8Array(shape.nodes.length * horizon)
  nodeMarks.set(shape, made)
  return made
}

/** Adds up again every held node above the lines, in the periods that are marked. */
export function updateTotals(
  totals: PlanTotals,
  side: LineSide,
  lines: Iterable<number>,
  changed: Uint8Array,
): void {
  for (const { shape, nodes } of totals.held.values()) {
    if (shape.side !== side) continue
    nodes.pool.reserve(shape.nodes.length)
    const horizon = nodes.pool.block / widthOf[side]
    const marks = marksOf(shape, horizon)
    const above = new Uint8Array(shape.nodes.length)
    for (const line of lines) {
      const node = shape.nodeOfLine[line]!
      if (join(marks, node * horizon, changed, line * horizon, horizon)) above[node] = 1
    }
    for (let node = shape.nodes.length - 1; node >= 0; node--) {
      if (!above[node]) continue
      if (shape.onlyLine[node]! < 0) addUp(shape, nodes, totals[side], node, marks)
      const { parent } = shape.nodes[node]!
      if (parent >= 0) {
        above[parent] = 1
        join(marks, parent * horizon, marks, node * horizon, horizon)
      }
      marks.fill(0, node * horizon, (node + 1) * horizon)
    }
  }
}

/** Takes over marks; answers whether there were any. */
function join(
  into: Uint8Array,
  at: number,
  from: Uint8Array,
  start: number,
  length: number,
): boolean {
  let any = 0
  for (let h = 0; h < length; h++) {
    into[at + h]! |= from[start + h]!
    any |= from[start + h]!
  }
  return any !== 0
}

/** Sums of a node's children: of every period, or of the marked ones. Child by child, as their blocks lie in memory; each sum still gathers them in their order. */
function addUp(
  shape: RollupShape,
  nodes: FigureSet,
  lines: FigureSet,
  node: number,
  marks?: Uint8Array,
): void {
  const { children, holdsLines } = shape.nodes[node]!
  const { side } = shape
  const { onlyLine } = shape
  const at = own(nodes, node)
  const { cells, block } = nodes.pool
  const width = widthOf[side]
  const summed = side === 'demand' ? demandSummed : supplySummed
  const horizon = block / width
  const running = runningPlace[side]
  const spans: number[] = []
  for (let h = 0; h < horizon; h++) {
    const mark = marks ? marks[node * horizon + h]! : changedFigures
    if (mark === 0) continue
    const whole = (mark & changedFigures) !== 0
    const first = h * width + (whole ? 0 : running)
    const last = whole ? h * width + summed : first + 1
    if (spans.at(-1) === first) spans[spans.length - 1] = last
    else spans.push(first, last)
    cells.fill(0, at + first, at + last)
  }
  for (const child of children) {
    const line = holdsLines ? child : onlyLine[child]!
    const start = line < 0 ? nodes.offset[child]! : lines.offset[line]!
    for (let k = 0; k < spans.length; k += 2)
      for (let i = spans[k]!; i < spans[k + 1]!; i++) cells[at + i]! += cells[start + i]!
  }
}
