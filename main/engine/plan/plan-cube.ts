/** The calculated figures of one scenario: an array per measure, lines × periods. */
import type { PlanModel } from './plan-model'

const demandKeys = [
  'consensus_demand',
  'planned_shipments',
  'revenue',
  'cost_of_goods',
  'gross_margin',
] as const
const supplyKeys = [
  'independent_demand',
  'dependent_demand',
  'receipts_in_transit',
  'planned_supply',
  'constrained_supply',
  'available_supply',
  'gap',
  'shortage',
  'backlog',
  'projected_stock',
  'safety_stock',
  'excess',
  'days_of_supply',
  'stock_value',
] as const

export type DemandFigures = Record<(typeof demandKeys)[number], Float64Array>
export type SupplyFigures = Record<(typeof supplyKeys)[number], Float64Array>

export interface PlanCube {
  readonly demand: DemandFigures
  readonly supply: SupplyFigures
  /** Resources × periods, hours. */
  readonly load: Float64Array
  /** Demand cells under at least one driver. */
  readonly driven: Uint8Array
}

const arrays = <K extends string>(keys: readonly K[], length: number): Record<K, Float64Array> =>
  Object.fromEntries(keys.map((key) => [key, new Float64Array(length)])) as Record<K, Float64Array>

/** Empty figures of the size of a model. */
export function createCube(model: PlanModel): PlanCube {
  const count = model.axis.periods.length
  return {
    demand: arrays(demandKeys, model.demandLines.length * count),
    supply: arrays(supplyKeys, model.supplyLines.length * count),
    load: new Float64Array(model.resources.length * count),
    driven: new Uint8Array(model.demandLines.length * count),
  }
}
