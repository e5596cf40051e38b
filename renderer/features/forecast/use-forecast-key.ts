import { useEffect } from 'react'
import { useForecastPanel } from './forecast-state'

/** Alt+M opens and closes the panel, wherever the cursor is. */
export function useForecastKey(): void {
  const toggle = useForecastPanel((state) => state.toggle)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyM') return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [toggle])
}
