/** First pass: what would be planned with unlimited materials and capacity, parents before components (MRP). */
import { figureKeeper, marksOfLine, rowKeeper, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { frozenProposal } from './frozen-proposal'
import { looksAhead, lotOf, needsFrom } from './lot-sizing/lot-rule'
import { orderQuantity } from './order-quantity'
import { fillSafetyStock } from './safety-stock'
import { markNetting, markPeriod, type SupplyWork } from './supply-work'

/** A line's figures in the making, by planned period. */
interface NettedLine {
  readonly required: Float64Array
  readonly safety: Float64Array
  readonly net: Float64Array
}

/**
 * Nets demand and safety stock against stock and receipts, level by level from the finished goods down. Nothing is
 * proposed within an item's lead time; what a planner wrote stands anywhere. `prepare` is called for a line right before
 * its turn.
 */
export function netRequirements(work: SupplyWork, prepare?: (line: number) => void): void {
  const row = (): Float64Array => new Float64Array(work.horizon)
  const netted: NettedLine = { required: row(), safety: row(), net: row() }
  for (const level of work.everything ? work.graph.linesOfLevel : work.netting)
    for (const line of level) {
      prepare?.(line)
      gatherDemand(work, line, netted.required)
      coverDemand(work, line, netted)
      netLine(work, line, netted)
      keep(work, line, netted)
    }
  for (const level of work.netting) {
    for (const line of level) work.inNetting[line] = 0
    level.length = 0
  }
}

/** Independent demand, and what the users' plans need of the line, at the time they start. */
function gatherDemand(work: SupplyWork, line: number, required: Float64Array): void {
  const { graph, horizon, plan } = work
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const { independent_demand, net_requirement } = supplyRows(horizon)
  const row = offset[line]! + independent_demand
  for (let h = 0; h < horizon; h++) required[h] = cells[row + h]!
  const { start, of, per } = graph.users
  for (let k = start[line]!; k < start[line + 1]!; k++) {
    const user = of[k]!
    const quantity = per[k]!
    const lead = graph.leadMonths[user]!
    const planned = offset[user]! + net_requirement
    for (let h = 0; h < horizon; h++) {
      const begun = h > lead ? h - lead : 0
      required[begun]! += cells[planned + h]! * quantity
    }
  }
}

/** Safety stock by the item's policy, or by the days of cover that a driver sets. */
function coverDemand(work: SupplyWork, line: number, { required, safety }: NettedLine): void {
  const { graph, plan } = work
  const days = plan.assumptions.safetyDays.get(line)
  const policy = days === undefined ? graph.terms[line]!.safety : ({ kind: 'days', days } as const)
  fillSafetyStock(safety, required, policy)
}

function netLine(work: SupplyWork, line: number, { required, safety, net }: NettedLine): void {
  const { graph, horizon, plan } = work
  const { model, state } = plan
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const block = offset[line]!
  const written = state.written.planned_supply.ofLine(line)
  const lead = graph.leadMonths[line]!
  const lot = graph.lotSize[line]!
  const minimum = graph.minimumOrder[line]!
  const { lots } = graph.terms[line]!
  const { incoming } = supplyRows(horizon)
  const comingAt = (h: number): number => cells[block + incoming + h]!
  const quantity = (need: number, h: number): number =>
    lots
      ? lotOf(needsFrom(h, need, required, safety, comingAt), lots)
      : orderQuantity(need, lot, minimum)
  let stock = model.position.openingStock[line]!
  for (let h = 0; h < horizon; h++) {
    const before = stock + cells[block + incoming + h]!
    net[h] =
      written?.get(model.axis.current + h)?.value ??
      frozenProposal(plan, line, h, 'net_requirement') ??
      (h < lead ? 0 : quantity(required[h]! + safety[h]! - before, h))
    stock = before + net[h]! - required[h]!
  }
}

/** Keeps what differs from before, and passes it on to the second pass and the components. */
function keep(work: SupplyWork, line: number, { required, safety, net }: NettedLine): void {
  const { graph, horizon, plan } = work
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const lead = graph.leadMonths[line]!
  const { start, of } = graph.components
  let passedOn = false
  const { lots } = graph.terms[line]!
  const { required_demand, net_requirement, safety_stock } = supplyRows(horizon)
  const mark = line * marksOfLine.supply + supplyMarks.safety_stock
  if (work.everything) {
    const block = offset[line]!
    cells.set(required, block + required_demand)
    rowKeeper(cells, work.changed, horizon)(block + safety_stock, safety, 0, mark)
    cells.set(net, block + net_requirement)
    return
  }
  const put = figureKeeper(cells, work.changed, horizon)
  // What such a lot holds depends on the periods after it.
  if (lots && looksAhead(lots)) for (let h = 0; h < horizon; h++) markPeriod(work, line, h)
  for (let h = 0; h < horizon; h++) {
    const at = offset[line]! + h
    cells[at + required_demand] = required[h]!
    if (put(at + safety_stock, safety[h]!, mark, h)) markPeriod(work, line, h)
    if (cells[at + net_requirement] === net[h]) continue
    cells[at + net_requirement] = net[h]!
    const begun = Math.max(0, h - lead)
    if (lead > 0) markPeriod(work, line, begun)
    for (let k = start[line]!; k < start[line + 1]!; k++) {
      if (!passedOn) markNetting(work, of[k]!)
      if (lead > 0) markPeriod(work, of[k]!, begun)
    }
    passedOn = true
  }
}
