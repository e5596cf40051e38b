/** Consensus demand: override, else the greater of firm demand and the weighted blend of the layers (DESIGN.md, Measures). */
import type { ConsensusRule } from '@shared/model/demand-policy'

export interface ConsensusPolicy {
  /** Weight of the statistical baseline with its uplift, and of the sales forecast, where both exist. */
  readonly baselineWeight: number
  readonly forecastWeight: number
  /** Part of the pipeline that is new business the other layers do not hold yet. */
  readonly pipelineShare: number
  /** `beyond_usual`: the part is of what an item's pipeline has beyond what won deals usually bring. */
  readonly pipelineCounting?: ConsensusRule['pipelineCounting']
  /** Periods before and after its own in which an order consumes forecast, once its own period's is used up; 0 where left out. */
  readonly consumeEarlier?: number
  readonly consumeLater?: number
}

/** Which rule an item is blended by. */
export type PolicyOfItem = (item: string) => ConsensusPolicy

export interface LayerValues {
  readonly baseline: number
  readonly uplift: number
  /** NaN where nothing was submitted. */
  readonly forecast: number
  readonly pipeline: number
}

/**
 * The part of an item's pipeline that counts on top of its other layers: what past deals brought is in the history that
 * the baseline is made from, so it is taken off, or a fixed part stands for what is new.
 */
export function pipelinePart(
  { pipelineShare, pipelineCounting }: ConsensusPolicy,
  pipelineOfItem: number,
  usualOfItem: number,
): number {
  if (pipelineCounting !== 'beyond_usual') return pipelineShare
  const beyond = Math.max(0, pipelineOfItem - usualOfItem)
  return pipelineOfItem > 0 ? pipelineShare * (beyond / pipelineOfItem) : 0
}

/** The weighted blend of one cell, in the item's unit; `part` of the pipeline counts. */
export function blendLayers(
  layers: LayerValues,
  policy: ConsensusPolicy,
  part = policy.pipelineShare,
): number {
  const statistical = layers.baseline + layers.uplift
  const weight = policy.baselineWeight + policy.forecastWeight
  const blended = Number.isNaN(layers.forecast)
    ? statistical
    : (policy.baselineWeight * statistical + policy.forecastWeight * layers.forecast) / weight
  return blended + part * layers.pipeline
}

/**
 * Forecast consumption within an item: its demand is max(Σ firm, Σ blend), whoever ordered. Each line gets its firm
 * demand, and what the blend has beyond all firm demand goes to the lines whose own blend is not yet ordered. Taking the
 * greater line by line would count one customer's order on top of what was forecast for the others. `left` is what the
 * forecast still has where orders of other periods consume it too (`consumeOverTime`).
 */
export function consumeForecast(
  firm: readonly number[],
  blend: readonly number[],
  left = sumOf(blend) - sumOf(firm),
): number[] {
  if (left <= 0) return [...firm]
  const open = blend.map((value, line) => Math.max(0, value - (firm[line] ?? 0)))
  const whole = sumOf(open)
  return firm.map((value, line) => value + (left * (open[line] ?? 0)) / whole)
}

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
