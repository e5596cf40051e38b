/** Which exceptions are listed, and at which one the planner is. */
import type { ExceptionKind, ReviewState } from '@shared/model/reviews'
import { create } from 'zustand'

export interface WorklistFilter {
  /** Empty lists are no filter. */
  readonly kinds: readonly ExceptionKind[]
  readonly families: readonly string[]
  readonly states: readonly ReviewState[]
}

interface WorklistState extends WorklistFilter {
  readonly current: string | null
  /** Where in the list it was, for when a review took it out of the list. */
  readonly at: number
  /** A step asked for before the list was there. */
  readonly waiting: 1 | -1 | null
  filter(change: Partial<WorklistFilter>): void
  stand(current: string | null, at: number): void
  wait(step: 1 | -1 | null): void
}

export const noFilter: WorklistFilter = { kinds: [], families: [], states: [] }

export const useWorklistState = create<WorklistState>((set) => ({
  ...noFilter,
  // What is done is out of the way.
  states: ['open', 'needs_attention'],
  current: null,
  at: 0,
  waiting: null,
  filter: (change) => set({ ...change, current: null, at: 0 }),
  stand: (current, at) => set({ current, at }),
  wait: (waiting) => set({ waiting }),
}))

/** Index of the exception a step leads to; null beyond the ends of the list. */
export function stepFrom(
  ids: readonly string[],
  { current, at }: { readonly current: string | null; readonly at: number },
  step: 1 | -1,
): number | null {
  const here = current === null ? -1 : ids.indexOf(current)
  // The one the planner stood on left the list: the one now in its place comes next.
  const gone = step > 0 ? at : at - 1
  const next = current === null ? (step > 0 ? 0 : ids.length - 1) : here < 0 ? gone : here + step
  return next >= 0 && next < ids.length ? next : null
}
