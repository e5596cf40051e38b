/** Excess over target stock (safety stock and the next period's demand), days of supply, value of stock. */
import { changedPeriods, marksOfLine, rowKeeper, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { horizonOf, type Plan } from '../plan/plan'
import { daysOfCover } from './safety-stock'
import { supplyGraph } from './supply-graph'

/** Measures the cover of a line whose block is the plan's own. */
export function coverMeasurer(plan: Plan): (line: number) => void {
  const horizon = horizonOf(plan.model)
  const rows = supplyRows(horizon)
  const { independent_demand, dependent_demand, projected_stock, safety_stock } = rows
  const { excess, days_of_supply, stock_value } = rows
  const { lotSize, cost } = supplyGraph(plan.model)
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const { current } = plan.model.axis
  const keep = rowKeeper(cells, changedPeriods(plan.model).supply, horizon)
  const demand = new Float64Array(horizon)
  const beyond = new Float64Array(horizon)
  const days = new Float64Array(horizon)
  const value = new Float64Array(horizon)
  return (line) => {
    const block = offset[line]!
    for (let h = 0; h < horizon; h++) {
      const at = block + h
      demand[h] = cells[at + independent_demand]! + cells[at + dependent_demand]!
    }
    const mark = line * marksOfLine.supply
    const dearer = plan.assumptions.supplyCost.get(line)
    for (let h = 0; h < horizon; h++) {
      const at = block + h
      const stock = cells[at + projected_stock]!
      const target = cells[at + safety_stock]! + demand[Math.min(horizon - 1, h + 1)]!
      beyond[h] = Math.max(0, stock - target - lotSize[line]!)
      days[h] = daysOfCover(demand, 0, h, horizon, stock)
      value[h] = stock * cost[line]! * (dearer?.[current + h] ?? 1)
    }
    keep(block + excess, beyond, 0, mark + supplyMarks.excess)
    keep(block + days_of_supply, days, 0, mark + supplyMarks.days_of_supply)
    keep(block + stock_value, value, 0, mark + supplyMarks.stock_value)
  }
}
