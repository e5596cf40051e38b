/** Locks the selected cells, or lifts their locks: Ctrl+L, the button of the toolbar, or the menu. */
import { cellFlags, type LockSpan } from '@shared/contract/planning-calls'
import { useCallback, useEffect } from 'react'
import type { LiveView } from './live-view'
import { useSides } from './plan-queries'
import { type SelectedRange, useSelection, useSettledSelection } from './plan-selection'
import type { PlanSession } from './plan-session'
import { isTextField } from './text-field-target'
import { useCellsOf } from './use-cells-of'

export interface CellLock {
  /** Something is selected that can be locked. */
  readonly possible: boolean
  /** All of it is locked already. */
  readonly locked: boolean
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

const isPossible = (
  range: SelectedRange | null,
  live: LiveView | null,
  open: boolean,
): range is SelectedRange => open && range !== null && live !== null && spansOf(range).length > 0

/** The same function for as long as the session is shown; the key does the same. `open` where the scenario can be changed at all. */
export function useLockToggle(session: PlanSession, open: boolean): () => void {
  const toggle = useCallback(() => {
    // Asked anew: a key may come before the figures were drawn.
    const { range } = useSelection.getState()
    const live = range ? session.snapshot().sides[range.side].live : null
    if (isPossible(range, live, open)) void session.lock(spansOf(range), !allLocked(range, live))
  }, [open, session])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== 'l' || isTextField(event.target)) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [toggle])
  return toggle
}

/** What can be locked of the selection, for the parts that say so; a moment behind the cursor. */
export function useCellLock(session: PlanSession, open: boolean): CellLock {
  const range = useSettledSelection((selection) => selection.range)
  const sides = useSides(session)
  const live = range ? sides[range.side].live : null
  useCellsOf(live)
  return {
    possible: isPossible(range, live, open),
    locked: range !== null && allLocked(range, live),
  }
}
