/** F6 and Shift+F6 go from part to part of the plan: its grids first, then what lies around them. */
import { type Side, sides } from '@shared/contract/planning-calls'
import { useEffect } from 'react'
import type { GridCommands } from '../../grid/grid-commands'

const reachable =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const isSide = (part: string | undefined): part is Side => sides.some((side) => side === part)

/** What of a part is current, or else the first that takes the keyboard. */
const entryOf = (part: HTMLElement): HTMLElement | null =>
  part.querySelector<HTMLElement>('[aria-current]:not([aria-current="false"])') ??
  part.querySelector<HTMLElement>(reachable)

export function usePartKeys(commandsOf: (side: Side) => GridCommands | null): void {
  useEffect(() => {
    const enter = (part: HTMLElement): boolean => {
      const { part: name } = part.dataset
      if (isSide(name)) commandsOf(name)?.reach()
      else entryOf(part)?.focus()
      return part.contains(document.activeElement)
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      const { activeElement } = document
      // Who answers a question stays with it.
      if (activeElement?.closest('[role="dialog"]')) return
      event.preventDefault()
      const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')]
      const at = parts.findIndex((part) => part.contains(activeElement))
      const step = event.shiftKey ? -1 : 1
      // From nowhere the first is a grid.
      const from = at >= 0 ? at + step : parts.findIndex(({ dataset }) => isSide(dataset.part))
      for (let tried = 0; tried < parts.length; tried++) {
        const next = parts[(from + tried * step + parts.length * 2) % parts.length]
        if (next && enter(next)) return
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [commandsOf])
}
