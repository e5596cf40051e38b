/** Receipts in transit by line and period, under the scenario's assumptions about suppliers. */
import { figureKeeper, marksOfLine, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import type { PlanModel } from '../plan/plan-model'
import { markNetting, markPeriod, type SupplyWork, touch } from './supply-work'

const known = new WeakMap<PlanModel, Float64Array>()

/** Receipts as the snapshot has them: supply lines × periods. What falls beyond the horizon is not in it. */
export function receiptsOf(model: PlanModel): Float64Array {
  const made = known.get(model)
  if (made) return made
  const count = model.axis.periods.length
  const receipts = new Float64Array(model.supplyLines.length * count)
  for (const { line, period, quantity } of model.position.receipts)
    if (period < count) receipts[line * count + period]! += quantity
  known.set(model, receipts)
  return receipts
}

/** Places a line's receipts again and marks where they differ. */
export function placeReceipts(work: SupplyWork, line: number): void {
  const { plan, horizon } = work
  const { current, periods } = plan.model.axis
  const assumed = plan.assumptions.receipts.get(line)
  const receipts = receiptsOf(plan.model)
  touch(work, line)
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const rows = supplyRows(horizon)
  const put = figureKeeper(cells, work.changed, horizon)
  const mark = line * marksOfLine.supply
  for (let h = 0; h < horizon; h++) {
    const t = current + h
    const quantity = assumed ? assumed[t]! : receipts[line * periods.length + t]!
    const at = offset[line]! + h
    const incoming = quantity + plan.model.position.openProduction[line * periods.length + t]!
    put(at + rows.receipts_in_transit, quantity, mark + supplyMarks.receipts_in_transit, h)
    if (cells[at + rows.incoming] === incoming) continue
    cells[at + rows.incoming] = incoming
    markNetting(work, line)
    markPeriod(work, line, h)
  }
}
