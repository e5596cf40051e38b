/** What an open view's window must be told after a change: only nodes with a moved line are read, and only cells that differ go out. */
import { supplyOf } from '@main/engine/hierarchy/finance-nodes'
import { forgetLines } from '@main/engine/hierarchy/formula-figures'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { type NodeRows, nodeRowReader } from '@main/engine/hierarchy/node-rows'
import type { PlanNode } from '@main/engine/hierarchy/plan-nodes'
import type { MovedLines } from '@main/engine/plan/working-plan'
import type { Patch, ViewSpec } from '@shared/contract/planning-calls'
import { type OpenView, rowsOfNode } from './open-view'
import { createPatchCells } from './patch-cells'

/** Lent to one patch at a time. */
const cells = createPatchCells()

/** Computes again what the moved lines are part of and answers the cells that differ from what the window has; null where none does. */
export function patchView(
  plan: Plan,
  open: OpenView,
  position: number,
  moved: MovedLines,
): Patch | null {
  const isMoved = movedNodes(plan, open.spec.side, moved)
  const { known, role, measures, nodes } = open
  const { side } = open.spec
  if (side === 'resource') known.clear()
  else if (side !== 'finance') forgetLines(known, moved[side])
  const lasting = open.assumptions !== plan.assumptions
  open.assumptions = plan.assumptions
  const { from, read } = nodeRowReader(plan, measures, { lasting, known, role })
  const size = open.values.length / Math.max(1, nodes.length)
  const fresh = { values: new Float64Array(size), flags: new Uint8Array(size) }
  cells.clear()
  nodes.forEach((node, n) => {
    if (!isMoved(node)) return
    const sent = rowsOfNode(open, n)
    fresh.values.set(sent.values)
    fresh.flags.set(sent.flags)
    read(node, fresh)
    takeDifferences(sent, fresh, from, n * size)
  })
  if (cells.count === 0) return null
  return { view: open.view, position, ...cells.taken() }
}

/** Notes the cells in which the rows differ, and takes them over into what the window has. */
function takeDifferences(
  sent: NodeRows,
  { values, flags }: NodeRows,
  from: Uint32Array,
  start: number,
): void {
  const count = values.length / from.length
  for (let k = 0; k < from.length; k++)
    for (let at = k * count + from[k]!; at < (k + 1) * count; at++) {
      const value = values[at]!
      const flag = flags[at]!
      if (Object.is(value, sent.values[at]!) && flag === sent.flags[at]) continue
      sent.values[at] = value
      sent.flags[at] = flag
      cells.add(start + at, value, flag)
    }
}

/** Whether a node has a line that moved; resources may have whatever moved, nodes of finance have lines on both sides. */
function movedNodes(
  { model }: Plan,
  side: ViewSpec['side'],
  moved: MovedLines,
): (node: PlanNode) => boolean {
  if (side === 'resource') return () => true
  const marked = (count: number, lines: readonly number[]) => {
    const among = new Uint8Array(count)
    for (const line of lines) among[line] = 1
    return (line: number): boolean => among[line] === 1
  }
  const demand = marked(model.demandLines.length, moved.demand)
  const supply = marked(model.supplyLines.length, moved.supply)
  // Overtime of resources is a cost of the whole plan, whatever lines moved.
  if (side === 'finance')
    return (node) =>
      Object.keys(node.where).length === 0 || node.lines.some(demand) || supplyOf(node).some(supply)
  return (node) => node.lines.some(side === 'demand' ? demand : supply)
}
