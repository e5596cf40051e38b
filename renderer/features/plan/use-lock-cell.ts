/** Locks the selected cells, or lifts their locks: Ctrl+L, the button of the toolbar, or the menu. */
import { cellFlags, type LockSpan } from '@shared/contract/planning-calls'
import { useCallback, useEffect, useRef } from 'react'
import type { LiveView } from './live-view'
import { type SelectedRange, useSelection } from './plan-selection'
import type { PlanSession, SessionState } from './plan-session'
import { isTextField } from './text-field-target'
import { useCellsOf } from './use-cells-of'

export interface CellLock {
  /** Something is selected that can be locked. */
  readonly possible: boolean
  /** All of it is locked already. */
  readonly locked: boolean
  toggle(): void
}

/** The cells that can be locked, a span for each row. */
function spansOf({ rows, columns }: SelectedRange): LockSpan[] {
  const planned = columns.filter(({ kind }) => kind !== 'past').map(({ period }) => period)
  const from = planned[0]
  const to = planned.at(-1)
  if (from === undefined || to === undefined) return []
  return rows
    .filter(({ editable }) => editable)
    .map(({ where, measure }) => ({ where, measure, from, to }))
}

function allLocked(range: SelectedRange, live: LiveView | null): boolean {
  const { periods, flags } = live?.block ?? { periods: [], flags: new Uint8Array() }
  let met = false
  for (const [k, row] of range.rows.entries()) {
    if (!row.editable) continue
    for (const column of range.blockColumns) {
      if (periods[column]?.kind === 'past') continue
      met = true
      const flag = flags[range.blockRows[k]! * periods.length + column] ?? 0
      if ((flag & cellFlags.locked) === 0) return false
    }
  }
  return met
}

/** `open` where the scenario can be changed at all. */
export function useLockCell(
  session: PlanSession,
  sides: SessionState['sides'],
  open: boolean,
): CellLock {
  const range = useSelection((selection) => selection.range)
  const live = range ? sides[range.side].live : null
  useCellsOf(live)
  const possible = open && range !== null && live !== null && spansOf(range).length > 0
  const locked = range !== null && allLocked(range, live)
  const toggle = useCallback(() => {
    if (!possible || !range) return
    // Asked anew: a key may come before the figures were drawn.
    void session.lock(spansOf(range), !allLocked(range, live))
  }, [possible, range, live, session])

  const newest = useRef(toggle)
  newest.current = toggle
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== 'l' || isTextField(event.target)) return
      event.preventDefault()
      newest.current()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return { possible, locked, toggle }
}
