/** What a workspace keeps people and recalculation from: fences by role, and the freeze of proposals. */
import { z } from 'zod'
import { planners, type Role, roles } from './roles'

export const fencedSides = ['demand', 'supply'] as const
export type FencedSide = (typeof fencedSides)[number]

/** Periods from the current one on, that one included; 0 is no fence. */
const periods = z.number().int().min(0).max(36)
const fence = z.partialRecord(z.enum(roles), periods)

export const planningPolicy = z.strictObject({
  /** Time fence, by side and role: in that many periods from the current one on the role may not edit. */
  fences: z.strictObject({ demand: fence, supply: fence }),
  /** Time freeze: in that many periods from the current one on recalculation does not change what it proposed. */
  freezePeriods: periods,
})
export type PlanningPolicy = z.infer<typeof planningPolicy>

/** Nothing is fenced or frozen, as in a new workspace. */
export const openPolicy: PlanningPolicy = { fences: { demand: {}, supply: {} }, freezePeriods: 0 }

/** How many periods from the current one on are closed to a role on a side. */
export const fenceOf = (policy: PlanningPolicy, side: FencedSide, role: Role): number =>
  policy.fences[side][role] ?? 0

/** The roles that may edit a side `ahead` periods after the current one. */
export const mayEdit = (policy: PlanningPolicy, side: FencedSide, ahead: number): Role[] =>
  planners.filter((role) => ahead >= fenceOf(policy, side, role))
