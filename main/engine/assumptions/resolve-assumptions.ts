import type { PlanModel } from '../plan/plan-model'
import { changedLayers } from './changed-layers'
import { demandSteps } from './demand-steps'
import type { PlacedDriver } from './placed-driver'
import { priceAndCostFactors } from './price-and-cost-factors'
import { noAssumptions, type ResolvedAssumptions } from './resolved-assumptions'
import { resourceHours } from './resource-hours'
import { safetyDays } from './safety-days'
import { supplierDisturbances } from './supplier-disturbances'

/**
 * What drivers come to in a plan: a pure function of the model and of the drivers in force, in the order of
 * `driversInOrder`. New items are not in it: they are lines of the model (`extendModel`).
 */
export function resolveAssumptions(
  model: PlanModel,
  drivers: readonly PlacedDriver[],
): ResolvedAssumptions {
  if (drivers.length === 0) return noAssumptions
  return {
    demand: demandSteps(model, drivers),
    ...changedLayers(model, drivers),
    ...supplierDisturbances(model, drivers),
    ...resourceHours(model, drivers),
    ...priceAndCostFactors(model, drivers),
    safetyDays: safetyDays(model, drivers),
  }
}
