/** F9 puts the plan on the projector and takes it off, wherever the cursor is. */
import { useEffect } from 'react'
import { useTellProjectors } from './projector-link'
import { useProjector } from './projector-state'

export function useProjectorMode(): boolean {
  const { open, toggle } = useProjector()
  useTellProjectors()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const leaves = event.key === 'Escape' && useProjector.getState().open
      if (event.key !== 'F9' && !leaves) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [toggle])
  return open
}
