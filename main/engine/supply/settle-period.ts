/** Rolls stock and backlog on. */
import { marksOfLine, noteChange, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { markPeriod, type SupplyWork } from './supply-work'

/** Stock and backlog of lines at the end of planned period `h`; the next period is marked where they differ. */
export function settleLines(work: SupplyWork, lines: readonly number[], h: number): void {
  const { offset, pool } = work.plan.cube.supply
  const { cells } = pool
  const rows = supplyRows(work.horizon)
  const { independent_demand, available_supply, projected_stock, backlog, started, served } = rows
  const { start, of, per } = work.graph.users
  for (const line of lines) {
    const at = offset[line]! + h
    let consumed = 0
    for (let k = start[line]!; k < start[line + 1]!; k++)
      consumed += cells[offset[of[k]!]! + started + h]! * per[k]!
    const owedBefore = h === 0 ? 0 : cells[at - 1 + backlog]!
    const owed = cells[at + independent_demand]! + owedBefore
    const delivered = owed * cells[at + served]!
    const stock = Math.max(0, cells[at + available_supply]! - delivered - consumed)
    const left = owed - delivered
    const sameStock = cells[at + projected_stock] === stock
    const sameBacklog = cells[at + backlog] === left
    if (sameStock && sameBacklog) continue
    cells[at + projected_stock] = stock
    cells[at + backlog] = left
    const mark = line * marksOfLine.supply
    if (!sameStock) noteChange(work.changed, mark + supplyMarks.projected_stock, h, work.horizon)
    if (!sameBacklog) noteChange(work.changed, mark + supplyMarks.backlog, h, work.horizon)
    markPeriod(work, line, h + 1)
  }
}
