/** Demand before any override or driver: what the snapshot alone says, the same for every scenario on it. */
import type { MonthAxis } from '../calendar/month-axis'
import {
  blendLayers,
  type ConsensusPolicy,
  consumeForecast,
  type PolicyOfItem,
  pipelinePart,
} from './consensus'
import { type ConsumptionWindow, consumeOverTime } from './consume-over-time'
import type { DemandLayers } from './demand-layers'

/** What is blended: lines × periods each, but `shippedToDate` and `usualWins` by line. */
export interface LayersToBlend
  extends Pick<
    DemandLayers,
    | 'baseline'
    | 'driverUplift'
    | 'salesForecast'
    | 'pipeline'
    | 'usualWins'
    | 'firmDemand'
    | 'shippedToDate'
  > {
  /** Firm demand that no forecast holds yet: it comes on top of the blend instead of consuming it. */
  readonly newBusiness?: Float64Array
}

/** Demand lines × periods, zero in the past. `demandOfItem` groups the lines that share a forecast and a rule. */
export function blendDemand(
  axis: MonthAxis,
  layers: LayersToBlend,
  demandOfItem: ReadonlyMap<string, readonly number[]>,
  policyOf: PolicyOfItem,
): Float64Array {
  const count = axis.periods.length
  const blended = new Float64Array(layers.baseline.length)
  for (const [item, lines] of demandOfItem) {
    const policy = policyOf(item)
    const window = { earlier: policy.consumeEarlier ?? 0, later: policy.consumeLater ?? 0 }
    const left = window.earlier + window.later > 0 ? leftOver(lines, policy, window) : null
    for (let t = axis.current; t < count; t++) {
      const blend = blendOf(lines, t, policy)
      const demand = consumeForecast(firmOf(lines, t), blend, left?.[t - axis.current])
      lines.forEach((line, k) => {
        blended[line * count + t] = demand[k] ?? 0
      })
    }
  }
  return blended

  function firmOf(lines: readonly number[], t: number): number[] {
    return lines.map(
      (line) =>
        (layers.firmDemand[line * count + t] ?? 0) +
        (t === axis.current ? (layers.shippedToDate[line] ?? 0) : 0),
    )
  }

  function blendOf(lines: readonly number[], t: number, policy: ConsensusPolicy): number[] {
    const part = pipelinePart(
      policy,
      sum(lines.map((line) => layers.pipeline[line * count + t] ?? 0)),
      sum(lines.map((line) => layers.usualWins[line] ?? 0)),
    )
    return lines.map((line) => {
      const at = line * count + t
      const value = blendLayers(
        {
          baseline: layers.baseline[at] ?? 0,
          uplift: layers.driverUplift[at] ?? 0,
          forecast: layers.salesForecast[at] ?? Number.NaN,
          pipeline: layers.pipeline[at] ?? 0,
        },
        policy,
        part,
      )
      return value + (layers.newBusiness?.[at] ?? 0)
    })
  }

  /** What orders leave of an item's forecast, by planned period. */
  function leftOver(
    lines: readonly number[],
    policy: ConsensusPolicy,
    window: ConsumptionWindow,
  ): Float64Array {
    const planned = Array.from({ length: count - axis.current }, (_, h) => axis.current + h)
    return consumeOverTime(
      planned.map((t) => sum(blendOf(lines, t, policy))),
      planned.map((t) => sum(firmOf(lines, t))),
      window,
    )
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
