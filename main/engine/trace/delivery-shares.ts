/** What a demand line is owed and gets, worked out again from the figures of the plan. */
import { backlogBefore } from './supply-shares'
import type { TraceReader } from './trace-reader'

/** What a line has shipped of the current period already; 0 in every other. */
export const shippedOf = (r: TraceReader, line: number, t: number): number =>
  t === r.current ? (r.model.layers.shippedToDate[line] ?? 0) : 0

/** What a line is still owed from the periods before. */
export function owedBefore(r: TraceReader, line: number, t: number): number {
  let owed = 0
  for (let k = r.current; k < t; k++) {
    const shipped = shippedOf(r, line, k)
    const asked = Math.max(0, r.or0('consensus_demand', line, k) - shipped)
    owed += asked - (r.or0('planned_shipments', line, k) - shipped)
  }
  return owed
}

/** The part of what an item is owed that all its supply lines together deliver. */
export function deliveredShare(r: TraceReader, item: string, t: number): number {
  let owed = 0
  let left = 0
  for (const line of r.model.supplyOfItem.get(item) ?? []) {
    owed += backlogBefore(r, line, t) + r.or0('independent_demand', line, t)
    left += r.or0('backlog', line, t)
  }
  return owed > 0 ? Math.max(0, 1 - left / owed) : 1
}
