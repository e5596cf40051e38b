/** Consensus demand by sourcing share; of the current period only what has not been shipped yet. */
import { demandPlace, demandWidth, supplyPlace, supplyWidth } from '../figures/figure-keys'
import { markNetting, markPeriod, type SupplyWork, touch } from './supply-work'

/** Gathers independent demand of an item's supply lines again and marks where it differs. */
export function gatherDemand(work: SupplyWork, item: string): void {
  const { plan, horizon } = work
  const { model, cube } = plan
  const demandLines = model.demandOfItem.get(item) ?? []
  const whole = new Float64Array(horizon)
  const consensus = cube.demand.pool.cells
  for (const line of demandLines) {
    const row = cube.demand.offset[line]! + demandPlace.consensus_demand
    for (let h = 0; h < horizon; h++) {
      const shipped = h === 0 ? model.layers.shippedToDate[line]! : 0
      whole[h]! += Math.max(0, consensus[row + h * demandWidth]! - shipped)
    }
  }
  for (const line of model.supplyOfItem.get(item) ?? []) {
    touch(work, line)
    const { share } = model.supplyLines[line]!
    const row = cube.supply.offset[line]! + supplyPlace.independent_demand
    const { cells } = cube.supply.pool
    for (let h = 0; h < horizon; h++) {
      const demand = whole[h]! * share
      if (cells[row + h * supplyWidth] === demand) continue
      cells[row + h * supplyWidth] = demand
      markNetting(work, line)
      markPeriod(work, line, h)
    }
  }
}
