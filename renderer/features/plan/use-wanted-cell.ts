/** Puts the cursor on the cell another screen led to, once the grids show it. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import type { SessionState } from './plan-session'

interface Wanted {
  readonly sides: SessionState['sides']
  readonly expanded: readonly string[]
  readonly expand: (item: string) => void
  /** Whether the cell was there to be focused. */
  readonly focus: (place: CellPlace) => boolean
}

/** Rows that are always shown, where that of the measure is hidden. */
const instead = ['consensus_demand', 'planned_supply', 'utilisation'] as const

/** Frames to wait for a grid that is still being made. */
const mostFrames = 300

export function useWantedCell({ sides, expanded, expand, focus }: Wanted): void {
  const place = useViewState((view) => view.wantedCell)
  const arrived = useViewState((view) => view.arrived)
  useEffect(() => {
    if (!place || !Object.values(sides).some(({ live }) => live)) return
    const { item, customer, site } = place.where
    if (item && (customer || site) && !expanded.includes(item)) {
      expand(item)
      return
    }
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
  }, [place, sides, expanded, expand, focus, arrived])
  useEffect(() => arrived, [arrived])
}
