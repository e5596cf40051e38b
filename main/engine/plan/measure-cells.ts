/** The array behind a measure: from the snapshot, the planner or the cube. */
import { measureNamed } from '@shared/model/measures/measures'
import type { PlanCube } from './plan-cube'
import type { PlanModel } from './plan-model'
import type { PlanState } from './plan-state'

/** Lines × periods, known from period `first` up to but not including `last`; NaN inside where there is no figure. */
export interface MeasureCells {
  readonly cells: Float64Array
  readonly first: number
  readonly last: number
}

/** The cells of an additive measure; undefined for ratios, which are made from sums, and for unknown keys. */
export function measureCells(
  model: PlanModel,
  state: PlanState,
  cube: PlanCube,
  key: string,
): MeasureCells | undefined {
  const cells = key === 'override' ? overrideCells(model, state) : storedCells(model, cube, key)
  if (!cells) return undefined
  const { axis } = model
  const span = measureNamed(key)?.span ?? 'future'
  return {
    cells,
    first: span === 'future' ? axis.current : 0,
    last: span === 'past' ? axis.current + 1 : axis.periods.length,
  }
}

function storedCells(model: PlanModel, cube: PlanCube, key: string): Float64Array | undefined {
  const { layers, position } = model
  switch (key) {
    case 'actual_orders':
      return layers.actualOrders
    case 'last_year':
      return layers.lastYear
    case 'baseline':
      return layers.baseline
    case 'driver_uplift':
      return layers.driverUplift
    case 'sales_forecast':
      return layers.salesForecast
    case 'pipeline':
      return layers.pipeline
    case 'firm_demand':
      return layers.firmDemand
    case 'open_production':
      return position.openProduction
    case 'load':
      return cube.load
    case 'capacity':
      return position.capacity
    case 'overtime':
      return position.overtime
  }
  if (key in cube.demand) return cube.demand[key as keyof PlanCube['demand']]
  if (key in cube.supply) return cube.supply[key as keyof PlanCube['supply']]
  return undefined
}

/** Overrides are few: they are kept as a map and laid out only to be shown. */
function overrideCells({ blendedDemand }: PlanModel, { written }: PlanState): Float64Array {
  const cells = new Float64Array(blendedDemand.length).fill(Number.NaN)
  for (const [cell, { value }] of written.override) cells[cell] = value
  return cells
}
