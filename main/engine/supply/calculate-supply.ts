/** The supply side of a plan, from consensus demand to projected stock. */
import { supplyPlace, supplyWidth } from '../figures/figure-keys'
import { payForSupply } from '../finance/pay-and-collect'
import type { Plan } from '../plan/plan'
import { constrainSupply } from './constrain-supply'
import { gatherDemand } from './gather-demand'
import { measureCover } from './measure-cover'
import { measurePromises } from './measure-promises'
import { netRequirements } from './net-requirements'
import { placeReceipts } from './place-receipts'
import { beginSupplyWork, endSupplyWork, markGroup, markNetting, markPeriod } from './supply-work'

/** What has changed since the supply side was last calculated. */
export interface SupplyChanges {
  /** Items whose demand lines have another consensus demand. */
  readonly items: Iterable<string>
  /** Cells of planned supply that were written or cleared: line × periods + period. */
  readonly written: readonly number[]
  /** Lines whose receipts, purchases or cover are assumed otherwise. */
  readonly receipts: Iterable<number>
  readonly purchases: Iterable<number>
  readonly policies: Iterable<number>
  /** Resources whose hours are assumed otherwise. */
  readonly resources: Iterable<number>
}

/** Calculates what follows from the changes and answers the supply lines whose figures may differ. */
export function calculateSupply(plan: Plan, changes: SupplyChanges): number[] {
  const work = beginSupplyWork(plan)
  const { horizon, graph } = work
  const { current, periods } = plan.model.axis
  const everyPeriod = (mark: (h: number) => void): void => {
    for (let h = 0; h < horizon; h++) mark(h)
  }
  for (const item of changes.items) gatherDemand(work, item)
  for (const line of changes.receipts) placeReceipts(work, line)
  for (const line of changes.purchases) everyPeriod((h) => markPeriod(work, line, h))
  for (const line of changes.policies) {
    markNetting(work, line)
    everyPeriod((h) => markPeriod(work, line, h))
  }
  for (const cell of changes.written) {
    const line = Math.floor(cell / periods.length)
    const h = (cell % periods.length) - current
    if (h < 0) continue
    markNetting(work, line)
    markPeriod(work, line, h)
    noteWritten(plan, line, h)
  }
  for (const resource of changes.resources) {
    const { start, of } = graph.resourceGroups
    for (let k = start[resource]!; k < start[resource + 1]!; k++)
      everyPeriod((h) => markGroup(work, of[k]!, h))
  }
  return finish(work)
}

/** Calculates every line from nothing. */
export function calculateAllSupply(plan: Plan): number[] {
  const work = beginSupplyWork(plan)
  for (const item of plan.model.supplyOfItem.keys()) gatherDemand(work, item)
  for (let line = 0; line < work.graph.lines; line++) {
    placeReceipts(work, line)
    markNetting(work, line)
  }
  for (const cell of plan.state.written.planned_supply.keys()) {
    const { current, periods } = plan.model.axis
    const h = (cell % periods.length) - current
    if (h >= 0) noteWritten(plan, Math.floor(cell / periods.length), h)
  }
  for (let h = 0; h < work.horizon; h++)
    for (let line = 0; line < work.graph.lines; line++) markPeriod(work, line, h)
  return finish(work)
}

function finish(work: ReturnType<typeof beginSupplyWork>): number[] {
  netRequirements(work)
  constrainSupply(work)
  const lines = endSupplyWork(work)
  measureCover(work.plan, lines, work.horizon)
  measurePromises(work.plan, lines, work.horizon)
  payForSupply(work.plan, lines)
  return lines
}

function noteWritten({ model, state, cube }: Plan, line: number, h: number): void {
  const at = cube.supply.offset[line]! + h * supplyWidth + supplyPlace.written
  const has = state.written.planned_supply.ofLine(line)?.has(model.axis.current + h)
  cube.supply.pool.cells[at] = has ? 1 : 0
}
