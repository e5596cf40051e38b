/** Which rule of the policy holds for what, in the cycle that a plan is of. */
import { type ConsensusRule, type DemandPolicy, ruleFor } from '@shared/model/demand-policy'
import type { MonthAxis } from '../calendar/month-axis'
import type { MasterData } from '../model/master-data'

interface Ruled {
  readonly axis: MonthAxis
  readonly master: Pick<MasterData, 'items'>
  readonly policy: DemandPolicy
}

/** The rule of each item's family in the cycle that the plan is of: the one of its current month. */
export const policyOfItems =
  ({ axis, master, policy }: Ruled) =>
  (item: string): ConsensusRule =>
    ruleFor(policy, axis.periods[axis.current] ?? '', master.items.get(item)?.family ?? '')
