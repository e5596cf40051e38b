/** Ctrl with plus, minus, 0 or the wheel makes the grid larger or smaller, not the whole window. */
import type { GridHost } from '../grid-host'

const keys: Readonly<Record<string, 1 | -1 | 0>> = { '+': 1, '=': 1, '-': -1, _: -1, '0': 0 }

/** A wheel of high resolution sends many small turns. */
const turn = 40

export function zoomRequests(section: HTMLElement, host: GridHost, signal: AbortSignal): void {
  let turned = 0
  section.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const step = keys[event.key]
      if (step === undefined) return
      event.preventDefault()
      host.state.onZoom?.(step)
    },
    { signal },
  )
  section.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      turned += event.deltaY
      if (Math.abs(turned) < turn) return
      host.state.onZoom?.(turned < 0 ? 1 : -1)
      turned = 0
    },
    { signal, passive: false, capture: true },
  )
}
