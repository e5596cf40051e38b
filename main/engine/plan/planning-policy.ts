/** Which periods of a plan are fenced or frozen. */
import { type FencedSide, fenceOf, type PlanningPolicy } from '@shared/model/planning-policy'
import type { Role } from '@shared/model/roles'
import type { MonthAxis } from '../calendar/month-axis'

export type { PlanningPolicy } from '@shared/model/planning-policy'
export { openPolicy } from '@shared/model/planning-policy'

/** Index of the first period in which the role may edit the side again; the current one where nothing is fenced, or nobody in particular asks. */
export const fencedBefore = (
  { current, periods }: MonthAxis,
  policy: PlanningPolicy,
  side: FencedSide,
  role: Role | null,
): number =>
  role === null ? current : Math.min(periods.length, current + fenceOf(policy, side, role))

/** Index of the first period in which proposals follow a recalculation; inside it, from the current period on, they stay as they are. */
export const frozenBefore = (
  { current, periods }: MonthAxis,
  { freezePeriods }: PlanningPolicy,
): number => Math.min(periods.length, current + freezePeriods)
