/** How large the grids are: kept per user, the same for all of them. */
import { useCallback } from 'react'
import { usePreferences } from './plan-preferences'
import { zoomLimits } from './read-preferences'

const step = 0.1

export function useGridZoom() {
  const zoom = usePreferences((preferences) => preferences.zoom)
  const onZoom = useCallback((by: 1 | -1 | 0) => {
    const { zoom: now, change } = usePreferences.getState()
    const wanted = by === 0 ? 1 : Math.round((now + by * step) * 10) / 10
    const next = Math.max(zoomLimits.least, Math.min(wanted, zoomLimits.most))
    if (next !== now) change({ zoom: next })
  }, [])
  return { zoom, onZoom }
}
