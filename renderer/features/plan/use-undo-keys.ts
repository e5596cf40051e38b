/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z anywhere on the screen; in a text field they stay the field's own. */
import { useEffect, useRef } from 'react'
import { isTextField } from './text-field-target'

export function useUndoKeys(undo: () => void, redo: () => void): void {
  const newest = useRef({ undo, redo })
  newest.current = { undo, redo }
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return
      const key = event.key.toLowerCase()
      const back = key === 'z' && !event.shiftKey
      const forth = key === 'y' || (key === 'z' && event.shiftKey)
      if (!back && !forth) return
      event.preventDefault()
      if (back) newest.current.undo()
      else newest.current.redo()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
