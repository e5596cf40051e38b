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

/** Overrides that say the whole figure. Where only some lines below are overridden their total is a part of it, and a dot there would mislead. */
export function fullOverrides(
  overrides: Float64Array,
  measures: NodeSeries['measures'],
): Float64Array {
  const consensus = measures.get('consensus_demand')
  return overrides.map((value, at) =>
    Math.abs(value - (consensus?.[at] ?? Number.NaN)) <= 0.5 ? value : Number.NaN,
  )
}
