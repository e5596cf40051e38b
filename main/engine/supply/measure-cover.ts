/** Excess over target stock (safety stock and the next period's demand), days of supply, value of stock. */
import { changedPeriods, figureKeeper, marksOfLine, supplyMarks } from '../figures/changed-periods'
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
  const put = figureKeeper(cells, changedPeriods(plan.model).supply, horizon)
  const demand = new Float64Array(horizon)
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
      const beyond = Math.max(0, stock - target - lotSize[line]!)
      const days = daysOfCover(demand, 0, h, horizon, stock)
      const value = stock * cost[line]! * (dearer?.[current + h] ?? 1)
      put(at + excess, beyond, mark + supplyMarks.excess, h)
      put(at + days_of_supply, days, mark + supplyMarks.days_of_supply, h)
      put(at + stock_value, value, mark + supplyMarks.stock_value, h)
    }
  }
}
