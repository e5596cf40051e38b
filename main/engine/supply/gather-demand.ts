/** Consensus demand by sourcing share; of the current period only what has not been shipped yet. */
import { figureKeeper, marksOfLine, type Span, supplyMarks } from '../figures/changed-periods'
import { demandRows, supplyRows } from '../figures/figure-keys'
import type { PlanModel } from '../plan/plan-model'
import { sourcingShares } from './sourcing-shares'
import { markNetting, markPeriod, type SupplyWork, touch } from './supply-work'

const known = new WeakMap<PlanModel, Map<string, Float64Array | null>>()

/** The same for all plans of a model: worked out once an item. */
function sharesOf(model: PlanModel, item: string): Float64Array | null {
  const ofModel = known.get(model) ?? new Map<string, Float64Array | null>()
  known.set(model, ofModel)
  const found = ofModel.get(item)
  if (found !== undefined) return found
  const made = sourcingShares(model, item)
  ofModel.set(item, made)
  return made
}

/** Gathers independent demand of an item's supply lines again in these periods and marks where it differs. */
export function gatherDemand(work: SupplyWork, item: string, { first, last }: Span): void {
  const { plan, horizon } = work
  const { model, cube } = plan
  const demandLines = model.demandOfItem.get(item) ?? []
  const whole = new Float64Array(horizon)
  const consensus = cube.demand.pool.cells
  const { consensus_demand } = demandRows(horizon)
  const { independent_demand } = supplyRows(horizon)
  for (const line of demandLines) {
    const row = cube.demand.offset[line]! + consensus_demand
    for (let h = first; h <= last; h++) {
      const shipped = h === 0 ? model.layers.shippedToDate[line]! : 0
      whole[h]! += Math.max(0, consensus[row + h]! - shipped)
    }
  }
  const shares = sharesOf(model, item)
  const supply = model.supplyOfItem.get(item) ?? []
  const regional = new Float64Array(shares ? horizon : 0)
  for (const [place, line] of supply.entries()) {
    touch(work, line)
    const { share } = model.supplyLines[line]!
    if (shares) {
      regional.fill(0)
      demandLines.forEach((from, d) => {
        const part = shares[d * supply.length + place]!
        const row = cube.demand.offset[from]! + consensus_demand
        for (let h = first; h <= last; h++) {
          const shipped = h === 0 ? model.layers.shippedToDate[from]! : 0
          regional[h]! += Math.max(0, consensus[row + h]! - shipped) * part
        }
      })
    }
    const row = cube.supply.offset[line]! + independent_demand
    const { cells } = cube.supply.pool
    const put = figureKeeper(cells, work.changed, horizon)
    const mark = line * marksOfLine.supply + supplyMarks.independent_demand
    for (let h = first; h <= last; h++) {
      const demand = shares ? regional[h]! : whole[h]! * share
      if (!put(row + h, demand, mark, h)) continue
      markNetting(work, line)
      markPeriod(work, line, h)
    }
  }
}
