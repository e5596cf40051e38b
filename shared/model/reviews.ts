/** What stands out in a plan, and how far somebody has looked at it. */
import type { Selection } from '../contract/planning-calls'
import { selectionKey } from './place-key'

/** In the order in which lists of kinds show them. */
export const exceptionKinds = [
  'shortage',
  'late_receipt',
  'overload',
  'below_safety_stock',
  'excess',
  'override_far',
  'cycle_change',
  'big_line',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

/** In the order in which one key steps through them. */
export const reviewStates = ['open', 'checked', 'needs_attention', 'approved'] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewedSides = ['demand', 'supply', 'resource'] as const
export type ReviewedSide = (typeof reviewedSides)[number]

/** Names what is reviewed: the side and what is selected, whatever path of the hierarchy led to it. */
export const reviewLine = (side: ReviewedSide, where: Selection): string =>
  `${side}|${selectionKey(where)}`

/** The state that follows, or comes before, when one key steps through them. */
export function nextReviewState(state: ReviewState, step: 1 | -1): ReviewState {
  const at = reviewStates.indexOf(state) + step + reviewStates.length
  return reviewStates[at % reviewStates.length] ?? 'open'
}
