/** The supply side of a plan, from consensus demand to projected stock. */
import type { PlanCube } from '../plan/plan-cube'
import type { PlanModel } from '../plan/plan-model'
import type { PlanState } from '../plan/plan-state'
import { constrainSupply } from './constrain-supply'
import { explodeRequirements } from './explode-requirements'
import { placeReceipts } from './place-receipts'

/** Fills every supply measure and the load of the resources. */
export function calculateSupply(model: PlanModel, state: PlanState, cube: PlanCube): void {
  gatherIndependentDemand(model, cube)
  placeReceipts(model, state, cube.supply.receipts_in_transit)
  const requirements = explodeRequirements(
    model,
    state,
    cube.supply.independent_demand,
    cube.supply.receipts_in_transit,
  )
  constrainSupply(model, state, cube, requirements)
}

/** Consensus demand by sourcing share; of the current period only what has not been shipped yet. */
function gatherIndependentDemand(model: PlanModel, cube: PlanCube): void {
  const { axis, demandOfItem, supplyLines, layers } = model
  const count = axis.periods.length
  const independent = cube.supply.independent_demand
  independent.fill(0)
  supplyLines.forEach((line, index) => {
    for (const demandLine of demandOfItem.get(line.item.item) ?? []) {
      for (let t = axis.current; t < count; t++) {
        const shipped = t === axis.current ? (layers.shippedToDate[demandLine] ?? 0) : 0
        const demand = cube.demand.consensus_demand[demandLine * count + t] ?? 0
        const at = index * count + t
        independent[at] = (independent[at] ?? 0) + Math.max(0, demand - shipped) * line.share
      }
    }
  })
}
