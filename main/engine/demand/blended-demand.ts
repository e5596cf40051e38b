/** Demand before any override or driver: what the snapshot alone says, the same for every scenario on it. */
import type { MonthAxis } from '../calendar/month-axis'
import { blendLayers, type ConsensusPolicy, consumeForecast } from './consensus'
import type { DemandLayers } from './demand-layers'

/** What is blended: lines × periods each, but `shippedToDate` by line. */
export interface LayersToBlend
  extends Pick<
    DemandLayers,
    'baseline' | 'driverUplift' | 'salesForecast' | 'pipeline' | 'firmDemand' | 'shippedToDate'
  > {
  /** Firm demand that no forecast holds yet: it comes on top of the blend instead of consuming it. */
  readonly newBusiness?: Float64Array
}

/** Demand lines × periods, zero in the past. `demandOfItem` groups the lines that share a forecast. */
export function blendDemand(
  axis: MonthAxis,
  layers: LayersToBlend,
  demandOfItem: ReadonlyMap<string, readonly number[]>,
  policy: ConsensusPolicy,
): Float64Array {
  const count = axis.periods.length
  const blended = new Float64Array(layers.baseline.length)
  for (const lines of demandOfItem.values()) {
    for (let t = axis.current; t < count; t++) {
      const firm = lines.map(
        (line) =>
          (layers.firmDemand[line * count + t] ?? 0) +
          (t === axis.current ? (layers.shippedToDate[line] ?? 0) : 0),
      )
      const blend = lines.map((line) => {
        const at = line * count + t
        const value = blendLayers(
          {
            baseline: layers.baseline[at] ?? 0,
            uplift: layers.driverUplift[at] ?? 0,
            forecast: layers.salesForecast[at] ?? Number.NaN,
            pipeline: layers.pipeline[at] ?? 0,
          },
          policy,
        )
        return value + (layers.newBusiness?.[at] ?? 0)
      })
      const demand = consumeForecast(firm, blend)
      lines.forEach((line, k) => {
        blended[line * count + t] = demand[k] ?? 0
      })
    }
  }
  return blended
}
