/** Renders again when figures of the view change; for the few parts beside the grid that show some of them. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { LiveView } from './live-view'

const silent = () => undefined

export function useCellsOf(live: LiveView | null): number {
  const changes = useRef(0)
  const subscribe = useCallback(
    (render: () => void) =>
      live?.onCells(() => {
        changes.current++
        render()
      }) ?? silent,
    [live],
  )
  return useSyncExternalStore(subscribe, () => changes.current)
}
