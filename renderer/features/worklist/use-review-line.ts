/** How far the line the planner stands on is reviewed: F7 takes it one state on, Shift+F7 one back. */
import type { Review } from '@shared/contract/worklist-calls'
import { nextReviewState, type ReviewState, reviewedSides, reviewLine } from '@shared/model/reviews'
import { useCallback, useEffect, useRef } from 'react'
import { type SelectedCell, useSelection, useSettledSelection } from '../plan/plan-selection'
import { useReview, useReviews } from './worklist-queries'

export interface LineReview {
  /** Null where nothing is chosen that can be reviewed. */
  readonly line: string | null
  readonly review: Review | undefined
  put(state: ReviewState): void
}

function lineOf(cell: SelectedCell | null): string | null {
  const side = reviewedSides.find((one) => one === cell?.side)
  if (!cell || !side || Object.keys(cell.row.where).length === 0) return null
  return reviewLine(side, cell.row.where)
}

export function useReviewLine(scenario: string): LineReview {
  const line = useSettledSelection((selection) => lineOf(selection.cell))
  const reviews = useReviews(scenario)
  const { mutate } = useReview()
  const putOn = useCallback(
    (of: string | null, state: ReviewState) => {
      if (of) mutate({ scenario, lines: [of], state })
    },
    [scenario, mutate],
  )
  const put = useCallback((state: ReviewState) => putOn(line, state), [putOn, line])
  // A second press before the first has come back goes on from it.
  const asked = useRef<{
    readonly line: string | null
    readonly after: Review | undefined
    readonly state: ReviewState
  }>(null)
  const step = (by: 1 | -1): void => {
    // The key means where the cursor stands now, which may not be drawn here yet.
    const here = lineOf(useSelection.getState().cell)
    const review = reviews.get(here ?? '')
    const on = asked.current
    const ahead = on?.line === here && on.after === review ? on.state : undefined
    const state = nextReviewState(ahead ?? review?.state ?? 'open', by)
    asked.current = { line: here, after: review, state }
    putOn(here, state)
  }
  const newest = useRef(step)
  newest.current = step
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      newest.current(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return { line, review: reviews.get(line ?? ''), put }
}
