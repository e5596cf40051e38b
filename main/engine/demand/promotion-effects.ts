/** Events as factors on demand lines: to clean history with, and to lift the baseline by. */
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'
import type { DemandLine } from '../model/plan-lines'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'

/** Percent by line and period, summed over the events that name the line (an empty filter field names all). */
export function readEventPercents(
  source: PlanSource,
  axis: MonthAxis,
  lines: readonly DemandLine[],
): Float64Array {
  const count = axis.periods.length
  const percents = new Float64Array(lines.length * count)
  for (const row of source.rows('event')) {
    const from = Math.max(0, indexOnAxis(axis, textOf(row, 'from_month')))
    const to = Math.min(count - 1, indexOnAxis(axis, textOf(row, 'to_month')))
    const percent = numberOf(row, 'uplift_percent')
    const family = textOf(row, 'family')
    const item = textOf(row, 'item')
    const region = textOf(row, 'region')
    const customer = textOf(row, 'customer')
    lines.forEach((line, index) => {
      if (family && line.item.family !== family) return
      if (item && line.item.item !== item) return
      if (region && line.customer.region !== region) return
      if (customer && line.customer.customer !== customer) return
      for (let t = from; t <= to; t++)
        percents[index * count + t] = (percents[index * count + t] ?? 0) + percent
    })
  }
  return percents
}
