/** Keys about rows: Alt+Shift+digit shows levels, Alt+Shift with a sideways arrow folds the row with the cursor. */
import { useEffect } from 'react'
import { usePreferences } from '../plan-preferences'
import { useSelection } from '../plan-selection'
import { isOpen, useRowState } from './row-state'
import { foldYear } from './wanted-cells'

function fold(open: boolean): void {
  const row = useSelection.getState().cell?.row
  if (!row || row.depth === 0) return
  const state = useRowState.getState()
  if (isOpen(state, row, usePreferences.getState().openTo) !== open) state.toggle(row)
}

function foldYearOf(folded: boolean): void {
  const year = useSelection.getState().cell?.months?.from.slice(0, 4)
  if (year && usePreferences.getState().foldedYears.includes(year) !== folded) foldYear(year)
}

export function useRowKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
      const digit = /^Digit(\d)$/.exec(event.code)?.[1]
      if (digit !== undefined) useRowState.getState().openTo(Number(digit))
      else if (event.key === 'ArrowRight') fold(true)
      else if (event.key === 'ArrowLeft') fold(false)
      else if (event.key === 'ArrowUp') foldYearOf(true)
      else if (event.key === 'ArrowDown') foldYearOf(false)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [])
}
