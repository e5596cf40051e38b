/** The totals of a plan: each node the sum of its children in their order, kept so at every change, never corrected by differences. */
import { marksOfLine } from '../figures/changed-periods'
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

interface NodeMarks {
  /** What the children of each node marked, as lines do. */
  readonly marks: Uint16Array
  /** 1 for nodes that have a mark. */
  readonly isAbove: Uint8Array
}

/** Kept by shape, zero between calculations. */
const nodeMarks = new WeakMap<RollupShape, NodeMarks>()

function marksOf(shape: RollupShape): NodeMarks {
  const known = nodeMarks.get(shape)
  if (known) return known
  const made = {
    marks: new Uint16Array(shape.nodes.length * marksOfLine[shape.side]),
    isAbove: new Uint8Array(shape.nodes.length),
  }
  nodeMarks.set(shape, made)
  return made
}

/** Adds up again every held node above the lines, where something is marked. */
export function updateTotals(
  totals: PlanTotals,
  side: LineSide,
  lines: readonly number[],
  changed: Uint16Array,
): void {
  const size = marksOfLine[side]
  for (const { shape, nodes } of totals.held.values()) {
    if (shape.side !== side) continue
    reserveOwn(nodes)
    const { marks, isAbove } = marksOf(shape)
    for (const node of nodesAbove(shape, lines, changed)) {
      if (shape.onlyLine[node]! < 0) addUp(shape, nodes, totals[side], node, marks)
      const { parent } = shape.nodes[node]!
      if (parent >= 0) join(marks, parent * size, marks, node * size, size)
      marks.fill(0, node * size, (node + 1) * size)
      isAbove[node] = 0
    }
  }
}

/** Nodes over lines with a mark, children before their parents; the lowest ones have taken the marks over. */
function nodesAbove(
  shape: RollupShape,
  lines: readonly number[],
  changed: Uint16Array,
): Int32Array {
  const { marks, isAbove } = marksOf(shape)
  const size = marksOfLine[shape.side]
  const above: number[] = []
  for (const line of lines) {
    let node = shape.nodeOfLine[line]!
    if (!join(marks, node * size, changed, line * size, size)) continue
    for (; node >= 0 && !isAbove[node]; node = shape.nodes[node]!.parent) {
      isAbove[node] = 1
      above.push(node)
    }
  }
  return Int32Array.from(above).sort().reverse()
}

/** Takes over marks; answers whether there were any. */
function join(
  into: Uint16Array,
  at: number,
  from: Uint16Array,
  start: number,
  size: number,
): boolean {
  let any = false
  for (let k = 0; k < size; k++) {
    const mark = from[start + k]!
    if (mark === 0) continue
    any = true
    if (into[at + k]! < mark) into[at + k] = mark
  }
  return any
}

/** Sums of a node's children: of every period, or of the marked ones. */
function addUp(
  shape: RollupShape,
  nodes: FigureSet,
  lines: FigureSet,
  node: number,
  marks?: Uint16Array,
): void {
  const { children, holdsLines } = shape.nodes[node]!
  const { side, onlyLine } = shape
  const at = own(nodes, node)
  const { cells, block } = nodes.pool
  const horizon = block / widthOf[side]
  const starts = children.map((child) => {
    const line = holdsLines ? child : onlyLine[child]!
    return line < 0 ? nodes.offset[child]! : lines.offset[line]!
  })
  if (!marks) {
    addBlocks(cells, at, starts, 0, summedOf[side] * horizon)
    return
  }
  const first = node * marksOfLine[side]
  // What lies side by side is added up in one go.
  let from = 0
  let to = 0
  for (let place = 0; place < summedOf[side]; place++) {
    const last = marks[first + 2 * place + 1]!
    if (last === 0) continue
    const begin = (place + 1) * horizon - marks[first + 2 * place]!
    if (begin !== to) {
      if (from < to) addBlocks(cells, at, starts, from, to)
      from = begin
    }
    to = place * horizon + last
  }
  if (from < to) addBlocks(cells, at, starts, from, to)
}

/** More cells than this are gathered child by child, as their blocks lie in memory. */
const fewCells = 8

/** Sums of blocks between two places in them, gathered in the order of the blocks; several at a time to spare storing and reading. */
function addBlocks(
  cells: Float64Array,
  at: number,
  starts: readonly number[],
  from: number,
  to: number,
): void {
  if (to - from <= fewCells) {
    for (let i = from; i < to; i++) {
      let sum = 0
      for (let k = 0; k < starts.length; k++) sum += cells[starts[k]! + i]!
      cells[at + i] = sum
    }
    return
  }
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
