/** Finds the row of a place among those on the screen. */
import { type CellPlace, type Side, sides, type ViewRow } from '@shared/contract/planning-calls'
import { rowKey } from '../../grid/grid-row'
import type { PlanGridHandle } from '../../grid/plan-grid'
import type { SessionState } from './plan-session'

/** The highest row of the measure whose selection holds that of the place; a family shown alone need not be named. */
export function rowOfPlace(rows: readonly ViewRow[], place: CellPlace): ViewRow | undefined {
  const wanted = Object.entries(place.where)
  return rows
    .filter(
      (row) =>
        row.measure === place.measure && wanted.every(([name, code]) => row.where[name] === code),
    )
    .toSorted((a, b) => Object.keys(a.where).length - Object.keys(b.where).length)
    .find((row) => wanted.length > 0 || Object.keys(row.where).length === 0)
}

/** Puts the cursor there; false where no grid shows it. */
export function goToPlace(
  place: CellPlace,
  { sides: shown }: Pick<SessionState, 'sides'>,
  grids: Readonly<Partial<Record<Side, PlanGridHandle | null>>>,
): boolean {
  for (const side of sides) {
    const row = rowOfPlace(shown[side].live?.block.rows ?? [], place)
    if (row && grids[side]?.focus(rowKey(row), place.period)) return true
  }
  return false
}
