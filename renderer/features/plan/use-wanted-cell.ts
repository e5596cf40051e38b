/** Puts the cursor on the cell another screen, or a jump, led to, once the grids show it. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import type { PlanSession, SessionState } from './plan-session'
import { revealPlace } from './rows/reveal-place'

interface Wanted {
  readonly session: PlanSession
  readonly sides: SessionState['sides']
  /** Whether the cell was there to be focused. */
  readonly focus: (place: CellPlace) => boolean
}

/** Rows that are always shown, where that of the measure is hidden. */
const instead = ['consensus_demand', 'planned_supply', 'utilisation'] as const

/** Frames to wait for a grid that is still being made. */
const mostFrames = 300

export function useWantedCell({ session, sides, focus }: Wanted): void {
  const place = useViewState((view) => view.wantedCell)
  const arrived = useViewState((view) => view.arrived)
  useEffect(() => {
    if (place) void revealPlace(session, place)
  }, [place, session])
  useEffect(() => {
    if (!place || !Object.values(sides).some(({ live }) => live)) return
    let frame = 0
    const find = (): boolean =>
      [place.measure, ...instead].some((measure) => focus({ ...place, measure }))
    // A grid that just took other rows may scroll back to where it was: once more, then it stays.
    const settle = (): void => {
      frame = requestAnimationFrame(() => {
        find()
        arrived()
      })
    }
    // The grid comes a few frames after its figures, and draws the rows it was given first.
    const attempt = (left: number): void => {
      frame = requestAnimationFrame(() => {
        if (find()) frame = requestAnimationFrame(settle)
        else if (left > 0) attempt(left - 1)
      })
    }
    attempt(mostFrames)
    return () => cancelAnimationFrame(frame)
  }, [place, sides, focus, arrived])
  useEffect(() => arrived, [arrived])
}
