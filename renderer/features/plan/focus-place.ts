/** After undo and redo the cursor goes where the change was made, if that cell is on the screen. */
import { type CellPlace, type Selection, type Side, sides } from '@shared/contract/planning-calls'
import { rowKey } from '../../grid/grid-row'
import type { PlanGridHandle } from '../../grid/plan-grid'
import type { SessionState } from './plan-session'

const sameSelection = (a: Selection, b: Selection): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

export function focusPlace(
  place: CellPlace,
  state: SessionState,
  grids: Readonly<Partial<Record<Side, PlanGridHandle | null>>>,
): boolean {
  for (const side of sides) {
    const row = state.sides[side].live?.block.rows.find(
      (one) => one.measure === place.measure && sameSelection(one.where, place.where),
    )
    if (row && grids[side]?.focus(rowKey(row), place.period)) return true
  }
  return false
}
