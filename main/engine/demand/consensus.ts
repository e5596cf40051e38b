/** Consensus demand: override, else the greater of firm demand and the weighted blend of the layers (DESIGN.md, Measures). */

export interface ConsensusPolicy {
  /** Weight of the statistical baseline with its uplift, and of the sales forecast, where both exist. */
  readonly baselineWeight: number
  readonly forecastWeight: number
  /** Part of the pipeline that is new business the other layers do not hold yet. */
  readonly pipelineShare: number
}

export const defaultPolicy: ConsensusPolicy = {
  baselineWeight: 0.6,
  forecastWeight: 0.4,
  pipelineShare: 0.3,
}

export interface ConsensusInputs {
  readonly baseline: number
  readonly uplift: number
  /** NaN where nothing was submitted. */
  readonly forecast: number
  readonly pipeline: number
  /** Open firm demand plus what the period has shipped already. */
  readonly firm: number
}

/** The unconstrained demand of one cell before any override, in the item's unit. */
export function blendDemand(inputs: ConsensusInputs, policy: ConsensusPolicy): number {
  const statistical = inputs.baseline + inputs.uplift
  const weight = policy.baselineWeight + policy.forecastWeight
  const blended = Number.isNaN(inputs.forecast)
    ? statistical
    : (policy.baselineWeight * statistical + policy.forecastWeight * inputs.forecast) / weight
  return Math.max(inputs.firm, blended + policy.pipelineShare * inputs.pipeline)
}
