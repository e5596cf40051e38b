/** Ctrl+K opens the command palette, wherever the cursor is. */
import { useEffect, useState } from 'react'

export function usePalette() {
  const [open, setOpen] = useState(false)
  const [before, setBefore] = useState<Element | null>(null)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      event.stopPropagation()
      setBefore(document.activeElement)
      setOpen(true)
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
  return { open, before, close: () => setOpen(false) }
}
