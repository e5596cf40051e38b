/** What the cycle before the present one published, in money. */
import type { PlanModel } from '../plan/plan-model'

/** Node's list of lines → its row: the same for all plans of a snapshot. */
const known = new WeakMap<PlanModel, WeakMap<readonly number[], Float64Array>>()

/** Consensus demand published by the last cycle × today's net price, by period of the axis from the current one on; NaN where it said nothing. Drivers do not move it. */
export function lastCycleRevenue(model: PlanModel, lines: readonly number[]): Float64Array {
  const ofModel = known.get(model) ?? new WeakMap<readonly number[], Float64Array>()
  known.set(model, ofModel)
  const row = ofModel.get(lines) ?? addUp(model, lines)
  ofModel.set(lines, row)
  return row
}

function addUp({ axis, layers, demandLines }: PlanModel, lines: readonly number[]): Float64Array {
  const count = axis.periods.length
  const row = new Float64Array(count).fill(Number.NaN)
  for (const line of lines) {
    const price = demandLines[line]!.price
    for (let t = axis.current; t < count; t++) {
      const quantity = layers.lastCycle[line * count + t]!
      if (Number.isNaN(quantity)) continue
      row[t] = (Number.isNaN(row[t]!) ? 0 : row[t]!) + quantity * price
    }
  }
  return row
}
