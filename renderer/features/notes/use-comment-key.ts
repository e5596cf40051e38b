/** Shift+F2 writes about the chosen cell, as in a spreadsheet. */
import { useEffect } from 'react'
import { useKnowing } from '../knowing/knowing-state'
import { useCommentState } from './comment-state'

export function useCommentKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || !event.shiftKey || event.ctrlKey || event.altKey) return
      // Before the grid, which would open its editor.
      event.preventDefault()
      event.stopPropagation()
      useKnowing.getState().show('comments')
      useCommentState.getState().want()
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
}
