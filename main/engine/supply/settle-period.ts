/** Rolls stock and backlog on. */
import { supplyPlace } from '../figures/figure-keys'
import { markPeriod, type SupplyWork } from './supply-work'

const { independent_demand, available_supply, projected_stock, backlog, started, served } =
  supplyPlace

/** Stock and backlog of lines at the end of planned period `h`; the next period is marked where they differ. */
export function settleLines(work: SupplyWork, lines: readonly number[], h: number): void {
  const { offset, cells, step } = work.figures
  const { start, of, per } = work.graph.users
  const place = h * step
  for (const line of lines) {
    const at = offset[line]! + place
    let consumed = 0
    for (let k = start[line]!; k < start[line + 1]!; k++)
      consumed += cells[offset[of[k]!]! + place + started]! * per[k]!
    const owedBefore = h === 0 ? 0 : cells[at - step + backlog]!
    const owed = cells[at + independent_demand]! + owedBefore
    const delivered = owed * cells[at + served]!
    const stock = Math.max(0, cells[at + available_supply]! - delivered - consumed)
    const left = owed - delivered
    if (cells[at + projected_stock] === stock && cells[at + backlog] === left) continue
    cells[at + projected_stock] = stock
    cells[at + backlog] = left
    markPeriod(work, line, h + 1)
  }
}
