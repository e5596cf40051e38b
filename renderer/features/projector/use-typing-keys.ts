/** Keys while a decision is typed on the projector: Ctrl+Enter saves, Esc leaves; every other one is the form's. */
import { useEffect, useRef } from 'react'
import { keysOfPlan } from './use-projector-keys'

export interface TypingActions {
  save(): void
  leave(): void
}

export function useTypingKeys(actions: TypingActions): void {
  const newest = useRef(actions)
  newest.current = actions
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // Keys of an input method: Esc takes back what it composes, and the form stays.
      if (event.isComposing) return
      const chosen = event.ctrlKey || event.metaKey
      const { save, leave } = newest.current
      const act = event.key === 'Escape' ? leave : event.key === 'Enter' && chosen ? save : null
      if (act) event.preventDefault()
      // Nobody sees what keys of the plan would do behind it.
      if (act || chosen || event.altKey || keysOfPlan.has(event.key)) event.stopPropagation()
      act?.()
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
}
