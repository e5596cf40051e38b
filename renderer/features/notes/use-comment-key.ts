/** Shift+F2 writes about the chosen cell, as in a spreadsheet. */
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { useKnowing } from '../knowing/knowing-state'
import { useCommentState } from './comment-state'

/** Opens the comments of the chosen cell, ready to be typed into: at once, or the next key would be an entry in the grid. */
export function writeComment(): void {
  flushSync(() => {
    useKnowing.getState().show('comments')
    useCommentState.getState().want()
  })
}

export function useCommentKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || !event.shiftKey || event.ctrlKey || event.altKey) return
      // Before the grid, which would open its editor.
      event.preventDefault()
      event.stopPropagation()
      writeComment()
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
}
