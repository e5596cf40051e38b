import { useEffect } from 'react'
import { useWhy } from './why-state'

/** Alt+W opens and closes the panel, wherever the cursor is. */
export function useWhyKey(): void {
  const toggle = useWhy((state) => state.toggle)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyW') return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [toggle])
}
