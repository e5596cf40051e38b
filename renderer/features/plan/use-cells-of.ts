/** Renders again when figures of the view change; for the parts beside the grid that show some of them. */
import { startTransition, useEffect, useReducer } from 'react'
import type { LiveView } from './live-view'
import { afterPaintOnce } from './use-after-paint'

/** After the grid's cells are on the screen, and so many milliseconds without a key: a chart takes longer than all of them. */
export function useCellsOf(live: LiveView | null, pause = 0): number {
  const [changes, changed] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const later = afterPaintOnce(() => startTransition(changed), pause)
    const stop = live?.onCells(later.ask)
    return () => {
      stop?.()
      later.cancel()
    }
  }, [live, pause])
  return changes
}
