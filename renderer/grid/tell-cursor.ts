/** Tells what follows the cursor of a grid where it is. */
import { keepInSight } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridLink } from './grid-link'
import { periodOf } from './period-column-id'

function tell(host: GridHost, link: GridLink): void {
  const { api } = host
  const focused = api?.getFocusedCell()
  if (!api || !focused) return
  host.range?.follow()
  const row = api.getDisplayedRowAtIndex(focused.rowIndex)?.data
  if (!row) return
  const column = focused.column.getColId()
  const period = periodOf(column)
  const { periods } = host.state.source.block
  const month = periods.find((one) => one.period === period) ?? null
  host.state.onSelect(host.row(row), month, host.monthsOf(column))
  if (host.follower) link.selected(host.follower)
}

export interface CursorTeller {
  /** In the keystroke that moved the cursor: the grid itself tells after a frame, which would be drawn once more. */
  now(): void
  /** When the grid tells it. */
  later(): void
}

export function cursorTeller(host: GridHost, link: GridLink): CursorTeller {
  let told = false
  return {
    now() {
      tell(host, link)
      told = true
      // After the grid's own word of it, which is on its way.
      setTimeout(() => {
        told = false
      })
    },
    later() {
      if (told) return
      const focused = host.api?.getFocusedCell()
      if (!host.api || !focused) return
      tell(host, link)
      keepInSight(host.api, focused.rowIndex)
    },
  }
}
