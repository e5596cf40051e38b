/** What is planned of a line in a period for what it lacks. */
import { frozenProposal } from './frozen-proposal'
import { lotOf } from './lot-sizing/lot-rule'
import { needsAhead } from './needs-ahead'
import { orderQuantity } from './order-quantity'
import type { SupplyWork } from './supply-work'

/**
 * Planned supply of a line in planned period `h`, given what it lacks: what a planner wrote, what the freeze keeps,
 * nothing within the lead time, else an order by the item's lot rule.
 */
export function proposer(work: SupplyWork, h: number): (line: number, need: number) => number {
  const { graph, plan } = work
  const { model, state } = plan
  const { leadMonths, lotSize, minimumOrder, ruled, terms } = graph
  const written = state.written.planned_supply
  const anyWritten = written.size > 0
  const frozen = plan.origin !== null && h < state.policy.freezePeriods
  const t = model.axis.current + h
  return (line, need) => {
    if (anyWritten || frozen) {
      const standing =
        written.ofLine(line)?.get(t)?.value ?? frozenProposal(plan, line, h, 'planned_supply')
      if (standing !== undefined) return standing
    }
    if (h < leadMonths[line]!) return 0
    const lots = ruled[line] ? terms[line]!.lots : null
    return lots
      ? lotOf(needsAhead(work, line, h, need), lots)
      : orderQuantity(need, lotSize[line]!, minimumOrder[line]!)
  }
}
