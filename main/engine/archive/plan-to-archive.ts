/** What of a plan is kept when it is published. */
import type { Plan } from '../hierarchy/node-figures'
import { layersSay } from '../plan/override-rule'
import { readRow, writtenAt } from '../plan/read-row'

export interface PlanToArchive {
  /** `YYYY-MM`: the first planned month, which the figures begin at. */
  readonly asOf: string
  readonly periods: number
  readonly rows: readonly {
    readonly side: 'demand' | 'supply'
    readonly line: string
    readonly measure: string
    /** By planned month; NaN where the measure has no figure. */
    readonly cells: Float64Array
  }[]
}

const demandLayers = ['baseline', 'sales_forecast', 'pipeline', 'consensus_demand'] as const
const supplyMeasures = ['planned_supply'] as const

/** The layers of demand and the planned supply of every line, planned months only. */
export function planToArchive(plan: Plan): PlanToArchive {
  const { axis, demandLines, supplyLines } = plan.model
  const future = (measure: string, line: number): Float64Array =>
    readRow(plan, measure, line).slice(axis.current)
  const rows = (
    side: 'demand' | 'supply',
    lines: readonly { readonly key: string }[],
    measures: readonly string[],
  ) =>
    lines.flatMap(({ key }, line) =>
      measures.map((measure) => ({ side, line: key, measure, cells: future(measure, line) })),
    )
  return {
    asOf: axis.periods[axis.current] ?? '',
    periods: axis.periods.length - axis.current,
    rows: [
      ...overrideRows(plan),
      ...rows('demand', demandLines, demandLayers),
      ...rows('supply', supplyLines, supplyMeasures),
    ],
  }
}

/** Lines with overrides: what was written, and what the layers say there; NaN in other months. */
function overrideRows(plan: Plan): PlanToArchive['rows'] {
  const { axis, demandLines } = plan.model
  const planned = axis.periods.length - axis.current
  return demandLines.flatMap(({ key }, line) => {
    const override = new Float64Array(planned).fill(Number.NaN)
    const layers = new Float64Array(planned).fill(Number.NaN)
    let any = false
    for (let h = 0; h < planned; h++) {
      const written = writtenAt(plan, 'override', line, axis.current + h)
      if (!written) continue
      any = true
      override[h] = written.value
      layers[h] = layersSay(plan, line, axis.current + h)
    }
    const row = (measure: string, cells: Float64Array) =>
      ({ side: 'demand', line: key, measure, cells }) as const
    return any ? [row('override', override), row('layers_demand', layers)] : []
  })
}
