/** What an open view's window must be told after a change: only nodes with a moved line are read, and only cells that differ go out. */
import { supplyOf } from '@main/engine/hierarchy/finance-nodes'
import { forgetLines } from '@main/engine/hierarchy/formula-figures'
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { nodeRowReader } from '@main/engine/hierarchy/node-rows'
import type { PlanNode } from '@main/engine/hierarchy/plan-nodes'
import type { MovedLines } from '@main/engine/plan/working-plan'
import type { Patch, ViewSpec } from '@shared/contract/planning-calls'
import { createCellList } from './cell-list'
import type { OpenView } from './open-view'

/** Lent to one patch at a time. */
const cells = createCellList()

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
  const differs = cells.add
  const { size, read } = nodeRowReader(plan, measures, { lasting, known, role, differs })
  cells.clear()
  nodes.forEach((node, n) => {
    if (isMoved(node)) read(node, open, n * size)
  })
  const index = cells.taken()
  if (index.length === 0) return null
  const values = new Float64Array(index.length)
  const flags = new Uint8Array(index.length)
  for (let i = 0; i < index.length; i++) {
    values[i] = open.values[index[i]!]!
    flags[i] = open.flags[index[i]!]!
  }
  return { view: open.view, position, index, values, flags }
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
