/** Every cycle's forecast of every month, side by side, and what was ordered in the end. */
import type { PublishedLayer, Waterfall } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import type { PublishedCycle } from '../archive/published-cycles'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'

/** The last `cycles` cycles of a layer over a selection; what was published of several customers together counts where all of them are selected. */
export function forecastWaterfall(
  model: PlanModel,
  published: readonly PublishedCycle[],
  question: { where: Selection; layer: PublishedLayer; cycles: number },
): Waterfall {
  const { axis } = model
  const count = axis.periods.length
  const lines = selectDemandLines(model, question.where)
  const chosen = new Set(lines)
  const rows = published
    .map(({ asOf, period, rows: of }) => ({
      asOf,
      period,
      cells: sumOf(
        of.filter((row) => row.measure === question.layer && row.lines.every((l) => chosen.has(l))),
        count,
      ),
    }))
    .filter(({ cells }) => cells.some((value) => !Number.isNaN(value)))
    .slice(-question.cycles)
  const known = (t: number): boolean => rows.some(({ cells }) => !Number.isNaN(cells[t]!))
  const shown = [...axis.periods.keys()].filter(known)
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return {
    months: shown.map((t) => axis.periods[t] ?? ''),
    rows: rows.map(({ asOf, cells }) => ({ asOf, values: shown.map((t) => orNull(cells[t]!)) })),
    actual: shown.map((t) =>
      t < axis.current
        ? lines.reduce((sum, line) => sum + model.layers.actualOrders[line * count + t]!, 0)
        : null,
    ),
  }
}

function sumOf(rows: readonly { readonly cells: Float64Array }[], count: number): Float64Array {
  const sums = new Float64Array(count).fill(Number.NaN)
  for (const { cells } of rows)
    for (let t = 0; t < count; t++)
      if (!Number.isNaN(cells[t]!)) sums[t] = (Number.isNaN(sums[t]!) ? 0 : sums[t]!) + cells[t]!
  return sums
}
