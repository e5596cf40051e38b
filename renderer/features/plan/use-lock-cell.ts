/** Locks the cell the planner stands on, or lifts its lock: Ctrl+L, or the button of the toolbar. */
import { cellFlags } from '@shared/contract/planning-calls'
import { useCallback, useEffect, useRef } from 'react'
import { rowKey } from '../../grid/grid-row'
import type { LiveView } from './live-view'
import { type SelectedCell, useSelection } from './plan-selection'
import type { PlanSession, SessionState } from './plan-session'
import { isTextField } from './text-field-target'
import { useCellsOf } from './use-cells-of'

export interface CellLock {
  /** A cell is chosen that can be locked. */
  readonly possible: boolean
  readonly locked: boolean
  toggle(): void
}

/** Flags of the chosen cell; none where it is not shown. */
function flagsOf(cell: SelectedCell, live: LiveView | null): number {
  const { periods, rows, flags } = live?.block ?? { periods: [], rows: [], flags: [] }
  const r = rows.findIndex((row) => rowKey(row) === rowKey(cell.row))
  const column = periods.findIndex((one) => one.period === cell.period?.period)
  return r < 0 || column < 0 ? 0 : (flags[r * periods.length + column] ?? 0)
}

export function useLockCell(session: PlanSession, sides: SessionState['sides']): CellLock {
  const cell = useSelection((selection) => selection.cell)
  const live = cell ? sides[cell.side].live : null
  useCellsOf(live)
  const period = cell?.period
  const possible = !!cell?.row.editable && !!period && period.kind !== 'past' && live !== null
  const locked = cell !== null && (flagsOf(cell, live) & cellFlags.locked) !== 0
  const toggle = useCallback(() => {
    if (!possible || !cell || !period) return
    // Asked anew: a key may come before the figures were drawn.
    const now = (flagsOf(cell, live) & cellFlags.locked) !== 0
    const { where, measure } = cell.row
    void session.lock({ where, measure, period: period.period }, !now)
  }, [possible, cell, period, live, session])

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
