import { planningPolicy } from '../model/planning-policy'
import { policyKeepers } from '../model/roles'
import { call, nothing } from './call-shape'

export const policyCalls = {
  /** Time fences by role and side, and the freeze of proposals. */
  'policy.get': call(nothing, planningPolicy),
  /** Takes the place of the whole policy; every plan is calculated anew under it. */
  'policy.set': call(planningPolicy, planningPolicy, policyKeepers),
} as const
