/** Items by what they are worth and how steadily they are asked for. */
import type { ItemClass } from '@shared/contract/indicator-calls'
import type { PlanModel } from '../plan/plan-model'

/** Parts of revenue that A, and A and B together, make up; the rest is C. */
const [ofA, ofB] = [0.8, 0.95]
/** Standard deviation over mean of monthly orders up to which an item is X, and Y. */
const [ofX, ofY] = [0.5, 1]
const months = 12

/**
 * Item → class, over the twelve months before the current one. A: the items that make up the first 80 % of revenue,
 * largest first; B: up to 95 %; C: the rest, and what had no orders. X: coefficient of variation of monthly orders up to
 * 0.5; Y: up to 1; Z: above, and what had no orders (ABC/XYZ analysis).
 */
export function itemClasses(model: PlanModel): Map<string, ItemClass> {
  const { axis, demandOfItem, demandLines, layers } = model
  const count = axis.periods.length
  const from = Math.max(0, axis.current - months)
  const items = [...demandOfItem].map(([item, lines]) => {
    const ordered = Array.from({ length: axis.current - from }, (_, k) =>
      lines.reduce((sum, line) => sum + (layers.actualOrders[line * count + from + k] ?? 0), 0),
    )
    const revenue = lines.reduce(
      (sum, line) => sum + (layers.yearWeight[line] ?? 0) * (demandLines[line]?.price ?? 0),
      0,
    )
    return { item, revenue, variation: variationOf(ordered) }
  })
  items.sort((a, b) => b.revenue - a.revenue || (a.item < b.item ? -1 : 1))
  const whole = items.reduce((sum, { revenue }) => sum + Math.max(0, revenue), 0)
  const classes = new Map<string, ItemClass>()
  let before = 0
  for (const { item, revenue, variation } of items) {
    const worth = revenue <= 0 || before >= ofB * whole ? 'C' : before >= ofA * whole ? 'B' : 'A'
    const steady = variation <= ofX ? 'X' : variation <= ofY ? 'Y' : 'Z'
    classes.set(item, `${worth}${steady}`)
    before += Math.max(0, revenue)
  }
  return classes
}

/** Standard deviation over mean; beyond all bounds where nothing was ordered. */
function variationOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean > 0 ? Math.sqrt(squares / values.length) / mean : Number.POSITIVE_INFINITY
}
