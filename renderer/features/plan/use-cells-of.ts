/** Renders again when figures of the view change; for the parts beside the grid that show some of them. */
import { startTransition, useEffect, useReducer } from 'react'
import type { LiveView } from './live-view'
import { afterPaint } from './use-after-paint'

/** After the grid's cells are on the screen, and so many milliseconds without a key: a chart takes longer than all of them. */
export function useCellsOf(live: LiveView | null, pause = 0): number {
  const [changes, changed] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    let waits = false
    let cancel: () => void = () => undefined
    const stop = live?.onCells(() => {
      // Figures that change all the time are shown as well: what waits is not begun anew.
      if (waits) return
      waits = true
      cancel = afterPaint(() => {
        waits = false
        startTransition(changed)
      }, pause)
    })
    return () => {
      stop?.()
      cancel()
    }
  }, [live, pause])
  return changes
}
