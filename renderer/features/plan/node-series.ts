/** All measures of one node of an open view, as lines of figures for a chart. */
import type { PeriodColumn, ViewRow } from '@shared/contract/planning-calls'
import { nodeKey } from '../../grid/grid-row'
import type { PlanBlock } from '../../grid/plan-block'

export interface NodeSeries {
  readonly periods: readonly PeriodColumn[]
  /** Views into the block: they change with it. */
  readonly measures: ReadonlyMap<string, Float64Array>
}

export function nodeSeries(block: PlanBlock, row: ViewRow): NodeSeries {
  const { periods, rows, values } = block
  const key = nodeKey(row)
  const measures = new Map<string, Float64Array>()
  rows.forEach((other, r) => {
    if (nodeKey(other) === key)
      measures.set(other.measure, values.subarray(r * periods.length, (r + 1) * periods.length))
  })
  return { periods, measures }
}
