/** What the lives of items have of the baseline: laid out when it is first looked at. */
import type { PlanModel } from '../plan/plan-model'
import { lifecycleAhead } from './item-forecasts'

const known = new WeakMap<PlanModel, Float64Array>()

/**
 * Demand lines × periods, units, planned periods only: each item's part (`lifecycleAhead`), spread as its baseline is, and
 * what the new items of a scenario have and take.
 */
export function lifecycleCells(model: PlanModel): Float64Array {
  const made = known.get(model) ?? layOut(model)
  known.set(model, made)
  return made
}

function layOut(model: PlanModel): Float64Array {
  const { axis, demandLines, demandOfItem, forecasts, layers } = model
  const count = axis.periods.length
  const before = layers.baselineBeforeNew ?? layers.baseline
  const cells = new Float64Array(demandLines.length * count)
  for (const [item, lines] of demandOfItem) {
    const part = lifecycleAhead(model, item)
    for (const line of lines) {
      const share = forecasts.shares[line]
      for (let t = axis.current; t < count; t++) {
        const at = line * count + t
        const taken = before[at]! - layers.baseline[at]!
        // Lines that a scenario adds have no share: what they sell, they sell as others do.
        const own = share === undefined ? before[at]! : (part?.[t - axis.current] ?? 0) * share
        cells[at] = own - taken
      }
    }
  }
  return cells
}
