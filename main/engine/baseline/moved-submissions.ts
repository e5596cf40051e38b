/** What sales submitted for items whose demand goes over to others. */
import type { PlanModel } from '../plan/plan-model'

/**
 * Sales forecast (lines × periods, NaN where nothing was submitted) of `tied` with that of `items` lowered by as much as
 * the ties lowered their baseline in `plain`: it speaks of the same sales, which those that come after have by now.
 * Nothing is raised. The lines of `plain` come first in `tied`.
 */
export function lowerSubmissions(
  plain: PlanModel,
  tied: Pick<PlanModel, 'axis' | 'demandOfItem' | 'layers'>,
  baseline: Float64Array,
  items: Iterable<string>,
): Float64Array {
  const { axis, demandOfItem, layers } = tied
  const count = axis.periods.length
  const lowered = layers.salesForecast.slice()
  const total = (of: PlanModel['demandOfItem'], cells: Float64Array, item: string, t: number) =>
    (of.get(item) ?? []).reduce((sum, line) => sum + (cells[line * count + t] ?? 0), 0)
  for (const item of items)
    for (let t = axis.current; t < count; t++) {
      const before = total(plain.demandOfItem, plain.layers.baseline, item, t)
      if (before <= 0) continue
      const left = Math.min(1, total(demandOfItem, baseline, item, t) / before)
      for (const line of demandOfItem.get(item) ?? []) lowered[line * count + t]! *= left
    }
  return lowered
}
