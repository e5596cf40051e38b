/** Who is served with what supply allows, and what it is worth. */
import {
  changedPeriods,
  demandMarks,
  figureKeeper,
  marksOfLine,
  noteChange,
} from '../figures/changed-periods'
import { demandRows, supplyRows } from '../figures/figure-keys'
import { own } from '../figures/figure-set'
import { horizonOf, type Plan } from '../plan/plan'
import { collectLine } from './pay-and-collect'

/**
 * Fills planned shipments, revenue, cost of goods, gross margin, receivables and cash in of the demand lines of items; answers the lines.
 * Each line is owed its demand and its own backlog, and gets the part of it that its item delivers (fair share), so the
 * lines of an item add up to its deliveries. Revenue is at the customer's net price, cost at standard cost.
 */
export function valueShipments(plan: Plan, items: Iterable<string>): number[] {
  const ratios = new Float64Array(horizonOf(plan.model))
  const valued: number[] = []
  for (const item of items) {
    const lines = plan.model.demandOfItem.get(item)
    if (!lines) continue
    deliveryRatios(plan, plan.model.supplyOfItem.get(item) ?? [], ratios)
    for (const line of lines) {
      valueLine(plan, line, ratios)
      collectLine(plan, line)
      valued.push(line)
    }
  }
  return valued
}

function valueLine(plan: Plan, line: number, ratios: Float64Array): void {
  const { model, cube, assumptions } = plan
  const { price, item } = model.demandLines[line]!
  const { current } = model.axis
  const prices = assumptions.price.get(line)
  const costs = assumptions.demandCost.get(line)
  const shippedToDate = model.layers.shippedToDate[line]!
  const block = own(cube.demand, line)
  const { cells } = cube.demand.pool
  const changed = changedPeriods(model).demand
  const rows = demandRows(ratios.length)
  const { consensus_demand, planned_shipments, revenue, cost_of_goods, gross_margin } = rows
  const mark = line * marksOfLine.demand
  const put = figureKeeper(cells, changed, ratios.length)
  let backlog = 0
  for (let h = 0; h < ratios.length; h++) {
    const at = block + h
    const shipped = h === 0 ? shippedToDate : 0
    const owed = backlog + Math.max(0, cells[at + consensus_demand]! - shipped)
    const delivered = owed * ratios[h]!
    backlog = owed - delivered
    const quantity = delivered + shipped
    const earned = quantity * price * (prices?.[current + h] ?? 1)
    const spent = quantity * item.cost * (costs?.[current + h] ?? 1)
    put(at + planned_shipments, quantity, mark + demandMarks.planned_shipments, h)
    if (cells[at + revenue] === earned && cells[at + cost_of_goods] === spent) continue
    cells[at + revenue] = earned
    cells[at + cost_of_goods] = spent
    cells[at + gross_margin] = earned - spent
    noteChange(changed, mark + demandMarks.revenue, h, ratios.length)
    noteChange(changed, mark + demandMarks.cost_of_goods, h, ratios.length)
    noteChange(changed, mark + demandMarks.gross_margin, h, ratios.length)
  }
}

/** By period: deliveries over what is owed, of all supply lines of an item together; 1 where nothing is owed or nothing supplies it. */
function deliveryRatios(
  { cube }: Plan,
  supplyLines: readonly number[],
  ratios: Float64Array,
): void {
  const { offset, pool } = cube.supply
  const { cells } = pool
  const { independent_demand, backlog } = supplyRows(ratios.length)
  for (let h = 0; h < ratios.length; h++) {
    let owed = 0
    let left = 0
    for (const line of supplyLines) {
      const at = offset[line]! + h
      const before = h > 0 ? cells[at - 1 + backlog]! : 0
      owed += before + cells[at + independent_demand]!
      left += cells[at + backlog]!
    }
    ratios[h] = owed > 0 ? Math.max(0, 1 - left / owed) : 1
  }
}
