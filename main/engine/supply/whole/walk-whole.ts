/** The second pass over all lines at once: the formulas of `constrain-supply.ts`, with nothing to mark. */
import { arrivingPurchases, latePurchases } from '../late-purchases'
import { proposer } from '../propose-supply'
import { servedPart } from '../served-part'
import type { SupplyWork } from '../supply-work'
import { type LevelledGraph, levelledGraph } from './levelled-graph'
import { shareWhole } from './share-whole'
import { layOutWhole, type WholeFigures } from './whole-figures'

export interface WholeWork {
  readonly work: SupplyWork
  readonly levelled: LevelledGraph
  readonly whole: WholeFigures
  readonly lines: number
}

/** Plans and supplies every line in every period; the figures are left laid out. */
export function walkWhole(work: SupplyWork): WholeFigures {
  const { graph, horizon, plan } = work
  const levelled = levelledGraph(plan.model)
  const whole = layOutWhole(levelled, plan.cube.supply, horizon)
  const all: WholeWork = { work, levelled, whole, lines: graph.lines }
  for (let h = 0; h < horizon; h++) {
    planWhole(all, h)
    for (let level = graph.levels - 1; level >= 0; level--) {
      shareWhole(all, level, h)
      supplyWhole(all, level, h)
    }
    settleWhole(all, h)
  }
  return whole
}

/** Demand of users, who all come before, and what is planned. */
function planWhole({ work, levelled, whole, lines }: WholeWork, h: number): void {
  const { plan } = work
  const { openingStock } = plan.model.position
  const { lineAt, leadMonths, users } = levelled
  const { start, of, per } = users
  const { independent, safety, incoming, begun, needed } = whole
  const { dependent, planned, stock, backlog, made } = whole
  const anyLate = plan.assumptions.purchases.size > 0
  const propose = proposer(work, h)
  const row = h * lines
  for (let place = 0; place < lines; place++) {
    const at = row + place
    const line = lineAt[place]!
    let asked = 0
    for (let k = start[place]!; k < start[place + 1]!; k++) asked += needed[of[k]!]! * per[k]!
    dependent[at] = asked
    const before = h === 0 ? openingStock[line]! : stock[at - lines]!
    const owed = h === 0 ? 0 : backlog[at - lines]!
    const underway = anyLate
      ? latePurchases(plan, line, h, { cells: made, start: place, step: lines }).open
      : 0
    const demand = independent[at]! + asked
    const quantity = propose(line, demand + owed + safety[at]! - before - incoming[at]! - underway)
    planned[at] = quantity
    needed[place] = leadMonths[place] === 0 ? quantity : begun[at]!
  }
}

/** What comes true of a level's plan, and the part of its demand that it serves. */
function supplyWhole(all: WholeWork, level: number, h: number): void {
  const { work, levelled, whole, lines } = all
  const { horizon, plan } = work
  const { openingStock } = plan.model.position
  const { granted } = plan.cube
  const { lineAt, leadMonths, levelStart, groups, components } = levelled
  const { independent, incoming, begun, dependent, possible, ratio } = whole
  const { made, arrived, started, stock, backlog, available, served } = whole
  const { purchases } = plan.assumptions
  const anyLate = purchases.size > 0
  const row = h * lines
  for (let place = levelStart[level]!; place < levelStart[level + 1]!; place++) {
    const at = row + place
    let hours = 1
    for (let k = groups.start[place]!; k < groups.start[place + 1]!; k++) {
      const part = granted[groups.of[k]! * horizon + h]!
      if (part < hours) hours = part
    }
    const ready = possible[at]! * hours
    const has = components.start[place]! < components.start[place + 1]!
    made[at] = ready
    started[at] = leadMonths[place] === 0 ? ready : begun[at]! * (has ? ratio[at]! : 1)
    const line = lineAt[place]!
    let coming = ready
    if (anyLate && purchases.has(line)) {
      const late = latePurchases(plan, line, h, { cells: made, start: place, step: lines })
      coming = arrivingPurchases(plan, line, h, ready) + late.now
    }
    arrived[at] = coming
    const before = h === 0 ? openingStock[line]! : stock[at - lines]!
    const owed = h === 0 ? 0 : backlog[at - lines]!
    const held = before + incoming[at]! + coming
    available[place] = held
    served[place] = servedPart(independent[at]! + dependent[at]! + owed, held)
  }
}

/** Rolls stock and backlog on. */
function settleWhole({ levelled, whole, lines }: WholeWork, h: number): void {
  const { start, of, per } = levelled.users
  const { independent, started, stock, backlog, available, served } = whole
  const row = h * lines
  for (let place = 0; place < lines; place++) {
    const at = row + place
    let consumed = 0
    for (let k = start[place]!; k < start[place + 1]!; k++)
      consumed += started[row + of[k]!]! * per[k]!
    const owed = independent[at]! + (h === 0 ? 0 : backlog[at - lines]!)
    const delivered = owed * served[place]!
    stock[at] = Math.max(0, available[place]! - delivered - consumed)
    backlog[at] = owed - delivered
  }
}
