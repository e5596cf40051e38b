/** Who is served with what supply allows, and what it is worth. */
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'

/**
 * Fills planned shipments, revenue, cost of goods and gross margin of the demand lines.
 * Each line is owed its demand and its own backlog, and gets the part of it that its item delivers (fair share), so the
 * lines of an item add up to its deliveries. Revenue is at the customer's net price, cost at standard cost.
 */
export function valueShipments(model: PlanModel, cube: PlanCube): void {
  const { axis, layers } = model
  const count = axis.periods.length
  const { consensus_demand: consensus, planned_shipments: shipments } = cube.demand
  const { revenue, cost_of_goods: cost, gross_margin: margin } = cube.demand
  for (const [item, lines] of model.demandOfItem) {
    const ratios = deliveryRatios(model, cube, model.supplyOfItem.get(item) ?? [])
    for (const line of lines) {
      const { price, item: sold } = model.demandLines[line]!
      let backlog = 0
      for (let t = axis.current; t < count; t++) {
        const at = line * count + t
        const shipped = t === axis.current ? layers.shippedToDate[line]! : 0
        const owed = backlog + Math.max(0, consensus[at]! - shipped)
        const delivered = owed * ratios[t]!
        backlog = owed - delivered
        const quantity = delivered + shipped
        shipments[at] = quantity
        revenue[at] = quantity * price
        cost[at] = quantity * sold.cost
        margin[at] = quantity * (price - sold.cost)
      }
    }
  }
}

/** By period: deliveries over what is owed, of all supply lines of an item together; 1 where nothing is owed or nothing supplies it. */
function deliveryRatios(
  model: PlanModel,
  cube: PlanCube,
  supplyLines: readonly number[],
): number[] {
  const { axis } = model
  const count = axis.periods.length
  const ratios = Array<number>(count).fill(1)
  for (let t = axis.current; t < count; t++) {
    let owed = 0
    let left = 0
    for (const line of supplyLines) {
      const at = line * count + t
      const before = t > axis.current ? (cube.supply.backlog[at - 1] ?? 0) : 0
      owed += before + (cube.supply.independent_demand[at] ?? 0)
      left += cube.supply.backlog[at] ?? 0
    }
    if (owed > 0) ratios[t] = Math.max(0, 1 - left / owed)
  }
  return ratios
}
