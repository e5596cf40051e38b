import { calculateDemand } from '../demand/calculate-demand'
import { valueShipments } from '../finance/value-shipments'
import { calculateSupply } from '../supply/calculate-supply'
import type { PlanCube } from './plan-cube'
import type { PlanModel } from './plan-model'
import type { PlanState } from './plan-state'

/** Recalculates every figure of a scenario in place: demand, then supply, then shipments and money. The same model and state give the same cube, bit for bit. */
export function calculatePlan(model: PlanModel, state: PlanState, cube: PlanCube): void {
  calculateDemand(model, state, cube)
  calculateSupply(model, state, cube)
  valueShipments(model, cube)
}
