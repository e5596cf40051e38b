/** What of the plan of a period comes true, and what it can serve. */
import { figureKeeper, marksOfLine, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { arrivingPurchases, lastArrival, latePurchases } from './late-purchases'
import { materialRatio } from './material-ratio'
import { newlyShort, servedPart } from './served-part'
import { startedNow } from './started-supply'
import { markPeriod, markSettling, type SupplyWork } from './supply-work'

/** Supplies lines of one level in planned period `h`; users, components and the next period are marked where they are to follow. */
export function supplyLines(work: SupplyWork, lines: readonly number[], h: number): void {
  const { graph, horizon, plan, changed } = work
  const { model, cube, assumptions } = plan
  if (lines.length === 0) return
  const { granted } = cube
  const { offset, pool } = cube.supply
  const { cells } = pool
  const put = figureKeeper(cells, changed, horizon)
  const rows = supplyRows(horizon)
  const { independent_demand, dependent_demand, incoming, possible, net_requirement } = rows
  const { constrained_supply, available_supply, gap: gapPlace, shortage, backlog } = rows
  const { projected_stock, made: madePlace, started: startedPlace, served: servedPlace } = rows
  const { openingStock } = model.position
  const { leadMonths, groups, components } = graph
  const anyLate = assumptions.purchases.size > 0
  for (const line of lines) {
    const block = offset[line]!
    const at = block + h
    const lead = leadMonths[line]!

    let hours = 1
    for (let k = groups.start[line]!; k < groups.start[line + 1]!; k++) {
      const part = granted[groups.of[k]! * horizon + h]!
      if (part < hours) hours = part
    }
    const made = cells[at + possible]! * hours
    const started =
      lead === 0
        ? made
        : startedNow(cells, block + net_requirement, h, lead, horizon) *
          materialRatio(work, line, h)
    if (cells[at + startedPlace] !== started) {
      cells[at + startedPlace] = started
      for (let k = components.start[line]!; k < components.start[line + 1]!; k++)
        markSettling(work, components.of[k]!)
    }

    let arrived = made
    if (anyLate && assumptions.purchases.has(line)) {
      if (cells[at + madePlace] !== made)
        for (let t = h + 1; t <= lastArrival(plan, line, h); t++) markPeriod(work, line, t)
      const late = latePurchases(plan, line, h, { cells, start: block + madePlace, step: 1 })
      arrived = arrivingPurchases(plan, line, h, made) + late.now
    }
    cells[at + madePlace] = made
    const mark = line * marksOfLine.supply
    put(at + constrained_supply, arrived, mark + supplyMarks.constrained_supply, h)

    const first = h === 0
    const before = at - 1
    const stock = first ? openingStock[line]! : cells[before + projected_stock]!
    const owedBefore = first ? 0 : cells[before + backlog]!
    const gapBefore = first ? 0 : cells[before + gapPlace]!
    const available = stock + cells[at + incoming]! + arrived
    const need = cells[at + independent_demand]! + cells[at + dependent_demand]! + owedBefore
    const gap = available - need
    put(at + available_supply, available, mark + supplyMarks.available_supply, h)
    const short = newlyShort(gap, gapBefore)
    put(at + shortage, short, mark + supplyMarks.shortage, h)
    if (put(at + gapPlace, gap, mark + supplyMarks.gap, h)) markPeriod(work, line, h + 1)
    const served = servedPart(need, available)
    if (cells[at + servedPlace] === served) continue
    cells[at + servedPlace] = served
    markUsers(work, line, h)
  }
}

/** Lines that use this one: what they make when a start of this period is ready, and what they start now. */
function markUsers(work: SupplyWork, line: number, h: number): void {
  const { users, leadMonths } = work.graph
  for (let k = users.start[line]!; k < users.start[line + 1]!; k++) {
    const user = users.of[k]!
    const lead = leadMonths[user]!
    for (let t = h === 0 ? 0 : h + lead; t <= h + lead; t++) markPeriod(work, user, t)
    if (lead > 0) markPeriod(work, user, h)
  }
}
