/** Planned supply of a period, and the demand it makes on components. */
import { supplyPlace } from '../figures/figure-keys'
import { frozenProposal } from './frozen-proposal'
import { latePurchases } from './late-purchases'
import { lotOf } from './lot-sizing/lot-rule'
import { needsAhead } from './needs-ahead'
import { orderQuantity } from './order-quantity'
import { startedNow } from './started-supply'
import { markPeriod, type SupplyWork } from './supply-work'

const { independent_demand, dependent_demand, incoming, safety_stock } = supplyPlace
const { planned_supply, projected_stock, backlog } = supplyPlace

/** Plans lines of one level in planned period `h`; components whose demand changes are marked. */
export function planLines(work: SupplyWork, lines: readonly number[], h: number): void {
  const { graph, horizon, plan } = work
  const { model, state, assumptions } = plan
  const { offset, cells, step } = work.figures
  const { leadMonths, lotSize, minimumOrder, ruled, users, components } = graph
  const written = state.written.planned_supply
  const anyWritten = written.size > 0
  const anyLate = assumptions.purchases.size > 0
  const frozen = plan.origin !== null && h < state.policy.freezePeriods
  const t = model.axis.current + h
  for (const line of lines) {
    const at = offset[line]! + h * step

    let dependent = 0
    for (let k = users.start[line]!; k < users.start[line + 1]!; k++) {
      const user = users.of[k]!
      const lead = leadMonths[user]!
      const needed =
        lead === 0
          ? cells[offset[user]! + h * step + planned_supply]!
          : startedNow(work.figures, offset[user]!, h, lead, horizon)
      dependent += needed * users.per[k]!
    }
    cells[at + dependent_demand] = dependent

    let planned = anyWritten ? written.ofLine(line)?.get(t)?.value : undefined
    if (planned === undefined && frozen) planned = frozenProposal(plan, line, h, planned_supply)
    if (planned === undefined) {
      planned = 0
      if (h >= leadMonths[line]!) {
        const before = at - step
        const stock =
          h === 0 ? model.position.openingStock[line]! : cells[before + projected_stock]!
        const owed = h === 0 ? 0 : cells[before + backlog]!
        const underway = anyLate ? latePurchases(work, line, h).open : 0
        const demand = cells[at + independent_demand]! + dependent
        const need =
          demand + owed + cells[at + safety_stock]! - stock - cells[at + incoming]! - underway
        const lots = ruled[line] ? graph.terms[line]!.lots : null
        planned = lots
          ? lotOf(needsAhead(work, line, h, need), lots)
          : orderQuantity(need, lotSize[line]!, minimumOrder[line]!)
      }
    }
    if (cells[at + planned_supply] === planned) continue
    cells[at + planned_supply] = planned
    if (leadMonths[line] === 0)
      for (let k = components.start[line]!; k < components.start[line + 1]!; k++)
        markPeriod(work, components.of[k]!, h)
  }
}
