/** Puts the cursor on the cell another screen, or a jump, led to, once the grids show it. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import type { PlanSession, SessionState } from './plan-session'
import { revealPlace, sideOfMeasure } from './rows/reveal-place'

interface Wanted {
  readonly session: PlanSession
  readonly sides: SessionState['sides']
  /** Whether the cell was there to be focused. */
  readonly focus: (place: CellPlace) => boolean
}

/** What to look for on a side where the row of the measure is hidden. */
const instead: Readonly<Record<Side, readonly string[]>> = {
  demand: ['consensus_demand'],
  supply: ['planned_supply'],
  resource: ['utilisation'],
  finance: [],
}

/** The measure itself, then its side: rows of another side are there sooner, and would take the cursor. */
export const measuresToTry = (measure: string): readonly string[] => [
  measure,
  ...instead[sideOfMeasure(measure)],
]

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
      measuresToTry(place.measure).some((measure) => focus({ ...place, measure }))
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
