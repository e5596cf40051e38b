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
    // Children come after their parents.
    let node = markAbove(shape, lines, changed)
    for (; node >= 0; node = node > 0 ? isAbove.lastIndexOf(1, node - 1) : -1) {
      if (shape.onlyLine[node]! < 0) addUp(shape, nodes, totals[side], node, marks)
      const { parent } = shape.nodes[node]!
      if (parent >= 0) join(marks, parent * size, marks, node * size, size)
      marks.fill(0, node * size, (node + 1) * size)
      isAbove[node] = 0
    }
  }
}

/** Notes the nodes over lines with a mark, the lowest of which take the marks over; answers the last one, -1 where there is none. */
function markAbove(shape: RollupShape, lines: readonly number[], changed: Uint16Array): number {
  const { marks, isAbove } = marksOf(shape)
  const size = marksOfLine[shape.side]
  let last = -1
  for (const line of lines) {
    let node = shape.nodeOfLine[line]!
    if (!join(marks, node * size, changed, line * size, size)) continue
    if (node > last) last = node
    for (; node >= 0 && !isAbove[node]; node = shape.nodes[node]!.parent) isAbove[node] = 1
  }
  return last
}

/** Takes over marks, two for each figure that changed; answers whether there were any. */
function join(
  into: Uint16Array,
  at: number,
  from: Uint16Array,
  start: number,
  size: number,
): boolean {
  let any = false
  for (let k = 0; k < size; k += 2) {
    const first = from[start + k]!
    if (first === 0) continue
    any = true
    const last = from[start + k + 1]!
    if (into[at + k]! < first) into[at + k] = first
    if (into[at + k + 1]! < last) into[at + k + 1] = last
  }
  return any
}

/** Where the blocks of a node's children begin; lent to one node at a time. */
let starts = new Int32Array(64)

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
  const count = children.length
  if (starts.length < count) starts = new Int32Array(2 * count)
  for (let k = 0; k < count; k++) {
    const child = children[k]!
    const line = holdsLines ? child : onlyLine[child]!
    starts[k] = line < 0 ? nodes.offset[child]! : lines.offset[line]!
  }
  if (!marks) {
    addBlocks(cells, at, starts, count, 0, summedOf[side] * horizon)
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
      if (from < to) addBlocks(cells, at, starts, count, from, to)
      from = begin
    }
    to = place * horizon + last
  }
  if (from < to) addBlocks(cells, at, starts, count, from, to)
}

/** Sums of blocks between two places in them, gathered in the order of the blocks; four at a time to spare storing and reading, what is left over first. */
function addBlocks(
  cells: Float64Array,
  at: number,
  starts: Int32Array,
  count: number,
  from: number,
  to: number,
): void {
  if (count === 0) {
    cells.fill(0, at + from, at + to)
    return
  }
  const begun = ((count - 1) % 4) + 1
  beginSums(cells, at, starts, begun, from, to)
  for (let k = begun; k < count; k += 4) {
    const a = starts[k]!
    const b = starts[k + 1]!
    const c = starts[k + 2]!
    const d = starts[k + 3]!
    for (let i = from; i < to; i++)
      cells[at + i] = cells[at + i]! + cells[a + i]! + cells[b + i]! + cells[c + i]! + cells[d + i]!
  }
}

/** Sums of the first one to four blocks; each begins with nothing. */
function beginSums(
  cells: Float64Array,
  at: number,
  starts: Int32Array,
  count: number,
  from: number,
  to: number,
): void {
  const a = starts[0]!
  const b = starts[1]!
  const c = starts[2]!
  const d = starts[3]!
  if (count === 1) for (let i = from; i < to; i++) cells[at + i] = 0 + cells[a + i]!
  if (count === 2) for (let i = from; i < to; i++) cells[at + i] = 0 + cells[a + i]! + cells[b + i]!
  if (count === 3)
    for (let i = from; i < to; i++)
      cells[at + i] = 0 + cells[a + i]! + cells[b + i]! + cells[c + i]!
  if (count === 4)
    for (let i = from; i < to; i++)
      cells[at + i] = 0 + cells[a + i]! + cells[b + i]! + cells[c + i]! + cells[d + i]!
}
