/** The rule that made a figure of demand out of its layers. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { ConsensusRule } from '@shared/model/demand-policy'
import { policyOfItems } from '../demand/policy-of-items'
import { selectDemandLines } from '../hierarchy/select-lines'
import type { PlanModel } from '../plan/plan-model'

/** Figures that the policy had a hand in. */
const ruled: ReadonlySet<string> = new Set(['layer_blend', 'blended_demand', 'consensus_demand'])

/** The rule of the selected lines' family; null where several rules are at work, or the figure is of another kind. */
export function consensusRuleAt(
  model: PlanModel,
  { where, measure, period }: CellPlace,
): ConsensusRule | null {
  const { axis, demandLines } = model
  if (!ruled.has(measure) || axis.periods.indexOf(period) < axis.current) return null
  const policyOf = policyOfItems(model)
  const items = new Set(
    selectDemandLines(model, where).map((line) => demandLines[line]?.item.item ?? ''),
  )
  const rules = new Set([...items].map(policyOf))
  const [rule = null] = rules
  return rules.size === 1 ? rule : null
}
