/** The totals of a plan: each node the sum of its children in their order, kept so at every change, never corrected by differences. */
import { changedFigures, changedRunning, runningPlace } from '../figures/changed-periods'
import { demandSummed, type LineSide, supplySummed, widthOf } from '../figures/figure-keys'
import {
  createFigureSet,
  type FigureSet,
  forkFigureSet,
  own,
  releaseFigureSet,
  reserveOwn,
} from '../figures/figure-set'
import type { RollupShape } from './rollup-shape'

const summedOf: Readonly<Record<LineSide, number>> = { demand: demandSummed, supply: supplySummed }

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
    reserveOwn(nodes)
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
  const { side, onlyLine } = shape
  const at = own(nodes, node)
  const { cells, block } = nodes.pool
  const horizon = block / widthOf[side]
  const spans = marks
    ? markedSpans(side, horizon, marks, node * horizon)
    : [0, summedOf[side] * horizon]
  const starts = children.map((child) => {
    const line = holdsLines ? child : onlyLine[child]!
    return line < 0 ? nodes.offset[child]! : lines.offset[line]!
  })
  for (let k = 0; k < spans.length; k += 2) addBlocks(cells, at, starts, spans[k]!, spans[k + 1]!)
}

/** Sums of blocks between two places in them, gathered in the order of the blocks; several at a time to spare storing and reading. */
function addBlocks(
  cells: Float64Array,
  at: number,
  starts: readonly number[],
  from: number,
  to: number,
): void {
  cells.fill(0, at + from, at + to)
  let k = 0
  for (; k + 3 < starts.length; k += 4) {
    const a = starts[k]!
    const b = starts[k + 1]!
    const c = starts[k + 2]!
    const d = starts[k + 3]!
    for (let i = from; i < to; i++)
      cells[at + i] = cells[at + i]! + cells[a + i]! + cells[b + i]! + cells[c + i]! + cells[d + i]!
  }
  for (; k < starts.length; k++) {
    const a = starts[k]!
    for (let i = from; i < to; i++) cells[at + i]! += cells[a + i]!
  }
}

/** What of a block is marked, as pairs of first and last + 1. */
function markedSpans(side: LineSide, horizon: number, marks: Uint8Array, start: number): number[] {
  const spans: number[] = []
  const running = runningPlace[side]
  for (let place = 0; place < summedOf[side]; place++) {
    const row = place * horizon
    const wanted = place === running ? changedFigures | changedRunning : changedFigures
    for (let h = 0; h < horizon; h++) {
      if ((marks[start + h]! & wanted) === 0) continue
      if (spans.at(-1) === row + h) spans[spans.length - 1] = row + h + 1
      else spans.push(row + h, row + h + 1)
    }
  }
  return spans
}
