/** What the policy allows an override: by whom, how far from the layers, and when a reason is asked for. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { type ConsensusRule, mayOverride } from '@shared/model/demand-policy'
import type { Role } from '@shared/model/roles'
import { policyOfItems } from '../demand/policy-of-items'
import type { Plan } from '../hierarchy/node-figures'

export interface OverrideWrite {
  readonly line: number
  /** Null where the override is taken back. */
  readonly after: number | null
}

/** Whole units are written: as far may a number be off. */
const unit = 1

/** What the layers say of a line in a period, before overrides and drivers of demand. */
export const layersSay = ({ model, assumptions }: Plan, line: number, t: number): number =>
  assumptions.blended.get(line)?.[t] ??
  model.blendedDemand[line * model.axis.periods.length + t] ??
  0

/**
 * Checks what is written to the lines of a period, family by family. `reason` is what was given for it, null where
 * nothing was; undefined while nobody could give one yet. Throws OVERRIDE_NOT_ALLOWED, OVERRIDE_BEYOND_CAP,
 * OVERRIDE_NEEDS_REASON.
 */
export function refuseByRule(
  plan: Plan,
  period: number,
  writes: readonly OverrideWrite[],
  role: Role,
  reason: string | null | undefined,
): void {
  const { model } = plan
  const ruleOf = policyOfItems(model)
  const itemOf = (line: number) => model.demandLines[line]!.item
  for (const [family, own] of Map.groupBy(writes, ({ line }) => itemOf(line).family)) {
    const rule = ruleOf(itemOf(own[0]!.line).item)
    const about = { family, period: model.axis.periods[period] ?? '' }
    refuseRole(rule, role, about)
    let layers = 0
    let after = 0
    for (const write of own) {
      if (write.after === null) continue
      layers += layersSay(plan, write.line, period)
      after += write.after
    }
    refuseDistance(rule, layers, after, reason, about)
  }
}

interface About {
  readonly family: string
  readonly period: string
}

function refuseRole(rule: ConsensusRule, role: Role, about: About): void {
  const allowed = mayOverride(rule)
  if (allowed.includes(role)) return
  throw new EvenkeelError('OVERRIDE_NOT_ALLOWED', { ...about, role, who: allowed.join(',') })
}

function refuseDistance(
  { capPercent, reasonPercent }: ConsensusRule,
  layers: number,
  after: number,
  reason: string | null | undefined,
  about: About,
): void {
  const beyond = (percent: number): boolean =>
    Math.abs(after - layers) > (percent / 100) * layers + unit
  const told = { ...about, layers: Math.round(layers) }
  if (capPercent !== null && beyond(capPercent))
    throw new EvenkeelError('OVERRIDE_BEYOND_CAP', {
      ...told,
      percent: capPercent,
      least: Math.ceil(Math.max(0, layers * (1 - capPercent / 100))),
      most: Math.floor(layers * (1 + capPercent / 100)),
    })
  const silent = reason !== undefined && (reason ?? '').trim() === ''
  if (reasonPercent !== null && silent && beyond(reasonPercent))
    throw new EvenkeelError('OVERRIDE_NEEDS_REASON', { ...told, percent: reasonPercent })
}
