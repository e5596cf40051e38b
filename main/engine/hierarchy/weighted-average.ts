import { readRow } from '../plan/read-row'
import type { Plan } from './node-figures'

/** By period: Σ(figure × weight) ÷ Σ weight over the lines that have both; NaN where the weights are nothing together. */
export function weightedAverage(
  plan: Plan,
  key: string,
  by: string,
  lines: readonly number[],
): Float64Array {
  const count = plan.model.axis.periods.length
  const over = new Float64Array(count)
  const under = new Float64Array(count)
  for (const line of lines) {
    const weights = readRow(plan, by, line)
    readRow(plan, key, line).forEach((figure, t) => {
      const weight = weights[t]!
      if (Number.isNaN(figure) || Number.isNaN(weight)) return
      over[t]! += figure * weight
      under[t]! += weight
    })
  }
  return over.map((sum, t) => (under[t]! === 0 ? Number.NaN : sum / under[t]!))
}
