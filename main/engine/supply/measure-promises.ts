/** Available to promise of supply lines: supply as it comes, less firm demand and what own production takes. */
import { changedPeriods, marksOfLine, rowKeeper, supplyMarks } from '../figures/changed-periods'
import { supplyRows } from '../figures/figure-keys'
import { horizonOf, type Plan } from '../plan/plan'
import type { PlanModel } from '../plan/plan-model'
import { availableToPromise, cumulativeToPromise } from './available-to-promise'

/** Firm demand of the line's item by its sourcing share, in planned period `h`. */
export function promisedTo(model: PlanModel, line: number, h: number): number {
  const { axis, layers, supplyLines, demandOfItem } = model
  const { item, share } = supplyLines[line]!
  const count = axis.periods.length
  let firm = 0
  for (const demandLine of demandOfItem.get(item.item) ?? [])
    firm += layers.firmDemand[demandLine * count + axis.current + h] ?? 0
  return firm * share
}

const known = new WeakMap<PlanModel, Float64Array>()

/** What is promised of every line, supply lines × planned periods: the same for all plans of a model. */
function allPromised(model: PlanModel, horizon: number): Float64Array {
  const found = known.get(model)
  if (found) return found
  const promised = new Float64Array(model.supplyLines.length * horizon)
  for (let line = 0; line < model.supplyLines.length; line++)
    for (let h = 0; h < horizon; h++) promised[line * horizon + h] = promisedTo(model, line, h)
  known.set(model, promised)
  return promised
}

/** Fills both measures of a line whose block is the plan's own. */
export function promiseMeasurer(plan: Plan): (line: number) => void {
  const { model } = plan
  const horizon = horizonOf(model)
  const rows = supplyRows(horizon)
  const { incoming, constrained_supply, dependent_demand } = rows
  const { available_to_promise, cumulative_available_to_promise } = rows
  const { offset, pool } = plan.cube.supply
  const { cells } = pool
  const keep = rowKeeper(cells, changedPeriods(model).supply, horizon)
  const promised = allPromised(model, horizon)
  const supply = new Float64Array(horizon)
  const orders = new Float64Array(horizon)
  const free = new Float64Array(horizon)
  const cumulative = new Float64Array(horizon)
  return (line) => {
    const block = offset[line]!
    for (let h = 0; h < horizon; h++) {
      const at = block + h
      supply[h] = cells[at + incoming]! + cells[at + constrained_supply]!
      orders[h] = promised[line * horizon + h]! + cells[at + dependent_demand]!
    }
    const known = { opening: model.position.openingStock[line]!, supply, orders }
    const mark = line * marksOfLine.supply
    availableToPromise(known, free)
    cumulativeToPromise(known, cumulative)
    keep(block + available_to_promise, free, 0, mark + supplyMarks.available_to_promise)
    keep(
      block + cumulative_available_to_promise,
      cumulative,
      0,
      mark + supplyMarks.cumulative_available_to_promise,
    )
  }
}
