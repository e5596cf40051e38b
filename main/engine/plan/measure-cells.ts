/** The array behind a measure: from the snapshot, the planner or the cube. */
import { measureNamed } from '@shared/model/measures/measures'
import type { PlanCube } from './plan-cube'
import type { PlanModel } from './plan-model'
import type { PlanState } from './plan-state'

/** Reads one cell; NaN where the measure has no figure there. */
export type CellReader = (cell: number) => number

/** The reader of an additive measure; ratios have none of their own and are made from sums. */
export function measureReader(
  model: PlanModel,
  state: PlanState,
  cube: PlanCube,
  key: string,
): CellReader | undefined {
  const { layers, position, axis } = model
  const count = axis.periods.length
  const from = (cells: Float64Array): CellReader => {
    const span = measureNamed(key)?.span ?? 'future'
    return (cell) => {
      const t = cell % count
      if (span === 'past' && t > axis.current) return Number.NaN
      if (span === 'future' && t < axis.current) return Number.NaN
      return cells[cell] ?? Number.NaN
    }
  }
  switch (key) {
    case 'actual_orders':
      return from(layers.actualOrders)
    case 'last_year':
      return from(layers.lastYear)
    case 'baseline':
      return from(layers.baseline)
    case 'driver_uplift':
      return from(layers.driverUplift)
    case 'sales_forecast':
      return from(layers.salesForecast)
    case 'pipeline':
      return from(layers.pipeline)
    case 'firm_demand':
      return from(layers.firmDemand)
    case 'override':
      return (cell) => state.written.override.get(cell)?.value ?? Number.NaN
    case 'open_production':
      return from(position.openProduction)
    case 'load':
      return from(cube.load)
    case 'capacity':
      return from(position.capacity)
    case 'overtime':
      return from(position.overtime)
  }
  if (key in cube.demand) return from(cube.demand[key as keyof PlanCube['demand']])
  if (key in cube.supply) return from(cube.supply[key as keyof PlanCube['supply']])
  return undefined
}
