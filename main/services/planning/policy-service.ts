/** The `policy.*` calls: time fences by role, and the freeze of proposals. */
import { getSetting, listScenarios, type ReadConnection } from '@main/store/reading'
import { setSetting } from '@main/store/writing'
import {
  fencedSides,
  fenceOf,
  openPolicy,
  type PlanningPolicy,
  planningPolicy,
} from '@shared/model/planning-policy'
import type { Role } from '@shared/model/roles'
import type { ChangePlan } from './change-plan'
import type { HeldScenarios } from './held-scenarios'
import type { PlanningDeps } from './planning-deps'

export interface PolicyService {
  get(): PlanningPolicy
  /** Resolves once every scenario is to be calculated under the new policy. */
  set(policy: PlanningPolicy): Promise<PlanningPolicy>
  /** Somebody of another role sits at the desk: views show the fences of that role. */
  roleChanged(before: Role, after: Role): void
}

const key = 'planning_policy'

/** The policy in force; an open one where none was ever set, or it is of no use any more. */
export const readPolicy = (db: ReadConnection): PlanningPolicy =>
  planningPolicy.catch(openPolicy).parse(getSetting(db, key) ?? openPolicy)

export function createPolicyService(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
): PolicyService {
  const { db, emit, changed } = deps
  const get = (): PlanningPolicy => readPolicy(db)
  const showAnew = (): void => {
    for (const { scenario } of listScenarios(db)) emit('plan.replaced', { scenario })
  }
  return {
    get,
    set: (policy) =>
      plans.inTurn(async () => {
        setSetting(db, key, policy)
        for (const { scenario } of listScenarios(db)) await held.release(scenario)
        showAnew()
        changed(['policy'])
        return get()
      }),
    roleChanged(before, after) {
      const policy = get()
      if (
        fencedSides.some((side) => fenceOf(policy, side, before) !== fenceOf(policy, side, after))
      )
        showAnew()
    },
  }
}
