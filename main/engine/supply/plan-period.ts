/** Planned supply of a period, and the demand it makes on components. */
import { figureKeeper, marksOfLine, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { latePurchases } from './late-purchases'
import { proposer } from './propose-supply'
import { startedNow } from './started-supply'
import { markPeriod, type SupplyWork } from './supply-work'

/** Plans lines of one level in planned period `h`; components whose demand changes are marked. */
export function planLines(work: SupplyWork, lines: readonly number[], h: number): void {
  const { graph, horizon, plan, changed } = work
  if (lines.length === 0) return
  const { model, assumptions } = plan
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const put = figureKeeper(cells, changed, horizon)
  const rows = supplyRows(horizon)
  const { independent_demand, dependent_demand, incoming, safety_stock, made } = rows
  const { planned_supply, projected_stock, backlog, net_requirement } = rows
  const { leadMonths, users, components } = graph
  const anyLate = assumptions.purchases.size > 0
  const propose = proposer(work, h)
  for (const line of lines) {
    const at = offset[line]! + h

    let dependent = 0
    for (let k = users.start[line]!; k < users.start[line + 1]!; k++) {
      const user = users.of[k]!
      const lead = leadMonths[user]!
      const needed =
        lead === 0
          ? cells[offset[user]! + planned_supply + h]!
          : startedNow(cells, offset[user]! + net_requirement, h, lead, horizon)
      dependent += needed * users.per[k]!
    }
    const mark = line * marksOfLine.supply
    put(at + dependent_demand, dependent, mark + supplyMarks.dependent_demand, h)

    const stock = h === 0 ? model.position.openingStock[line]! : cells[at - 1 + projected_stock]!
    const owed = h === 0 ? 0 : cells[at - 1 + backlog]!
    const underway = anyLate
      ? latePurchases(plan, line, h, { cells, start: offset[line]! + made, step: 1 }).open
      : 0
    const demand = cells[at + independent_demand]! + dependent
    const planned = propose(
      line,
      demand + owed + cells[at + safety_stock]! - stock - cells[at + incoming]! - underway,
    )
    if (!put(at + planned_supply, planned, mark + supplyMarks.planned_supply, h)) continue
    if (leadMonths[line] === 0)
      for (let k = components.start[line]!; k < components.start[line + 1]!; k++)
        markPeriod(work, components.of[k]!, h)
  }
}
