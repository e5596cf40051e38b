/** A menu asked for with the right button, the menu key or Shift+F10. */
import type { GridHost } from '../grid-host'
import type { GridRange } from './grid-range'

const inFigures = (target: EventTarget | null): Element | null =>
  target instanceof Element && !target.closest('.entry-editor')
    ? target.closest('.period-cell, .measure-cell')
    : null

export function menuRequests(
  section: HTMLElement,
  host: GridHost,
  range: GridRange,
  signal: AbortSignal,
): void {
  const below = (cell: Element): void => {
    const { left, bottom } = cell.getBoundingClientRect()
    range.follow()
    host.state.onMenu?.(left + 8, bottom)
  }
  section.addEventListener(
    'contextmenu',
    (event) => {
      const cell = inFigures(event.target)
      if (!cell) return
      event.preventDefault()
      // The menu key tells no place of the pointer.
      if (event.button !== 2) below(cell)
      else host.state.onMenu?.(event.clientX, event.clientY)
    },
    { signal },
  )
  section.addEventListener(
    'keydown',
    (event) => {
      const asked = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
      const cell = asked ? inFigures(event.target) : null
      if (!cell) return
      event.preventDefault()
      below(cell)
    },
    { signal },
  )
}
