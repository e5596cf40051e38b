/** The `layers.*` calls about the policy that demand is counted and weighed by. */
import type { HeldScenarios } from '@main/services/planning/held-scenarios'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import {
  latestDemandPolicy,
  listDemandPolicies,
  listScenarios,
  type ReadConnection,
} from '@main/store/reading'
import { addDemandPolicy } from '@main/store/writing'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import { defaultDemandPolicy, policyFault } from '@shared/model/demand-policy'
import type { ChangePlan } from '../planning/change-plan'

export interface DemandPolicyService {
  get(): StoredDemandPolicy
  list(): StoredDemandPolicy[]
  /** Resolves once every scenario is to be calculated under the new policy. Rejects with POLICY_UNUSABLE. */
  set(next: Checked<'layers.setPolicy'>, person: string): Promise<StoredDemandPolicy>
}

/** The policy in force; the defaults where nobody has set anything. */
export const demandPolicyIn = (db: ReadConnection): StoredDemandPolicy =>
  latestDemandPolicy(db) ?? {
    revision: 0,
    policy: defaultDemandPolicy,
    reason: '',
    setBy: '',
    setAt: '',
  }

export function createDemandPolicyService(
  { db, now, emit, changed }: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): DemandPolicyService {
  return {
    get: () => demandPolicyIn(db),
    list: () => listDemandPolicies(db),
    set: ({ policy, revision, reason }, setBy) =>
      plans.inTurn(async () => {
        if (demandPolicyIn(db).revision !== revision)
          throw new EvenkeelError('POLICY_UNUSABLE', { reason: 'policy_outdated' })
        const fault = policyFault(policy)
        if (fault) throw new EvenkeelError('POLICY_UNUSABLE', { reason: `policy_${fault}` })
        addDemandPolicy(db, { policy, reason, setBy, setAt: now().toISOString() })
        // Models hold the policy: they go with the last scenario on them.
        const scenarios = listScenarios(db).map(({ scenario }) => scenario)
        for (const scenario of scenarios) await held.release(scenario)
        for (const scenario of scenarios) emit('plan.replaced', { scenario })
        changed(['policy'])
        return demandPolicyIn(db)
      }),
  }
}
