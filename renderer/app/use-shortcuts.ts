import { useEffect, useState } from 'react'
import { screens, useViewState } from './view-state'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="gridcell"]'))

/** Ctrl+1, Ctrl+2 … (or Alt where a browser keeps Ctrl for its tabs) choose a screen, `?` opens the list of shortcuts. */
export function useShortcuts() {
  const [listOpen, setListOpen] = useState(false)
  const show = useViewState((state) => state.show)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const number = /^Digit([1-9])$/.exec(event.code)?.[1]
      const screen = screens[Number(number) - 1]
      const chosen = event.ctrlKey || event.metaKey || event.altKey
      // AltGr writes a character; some systems tell of it as Ctrl with Alt.
      if (screen && chosen && !event.shiftKey && !event.getModifierState('AltGraph')) {
        event.preventDefault()
        show(screen)
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault()
        setListOpen((open) => !open)
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [show])
  return { listOpen, closeList: () => setListOpen(false) }
}
