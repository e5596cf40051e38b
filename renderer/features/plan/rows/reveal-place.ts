/** Makes room for a row: shows its side, opens the nodes above it, and leaves a family that it is not in. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { useViewState } from '../../../app/view-state'
import { usePreferences } from '../plan-preferences'
import type { PlanSession } from '../plan-session'
import { useRowState } from './row-state'
import { askRowPath, reportError } from './rows-queries'

export const sideOfMeasure = (measure: string): Side => measureNamed(measure)?.level ?? 'demand'

/** Changes the layout where the side is not among what it shows. */
export function showSide(side: Side): void {
  const { layout, beside, change } = usePreferences.getState()
  const both = layout === 'side_by_side' || layout === 'stacked'
  if (side === 'demand') {
    if (!both && layout !== 'demand') change({ layout: 'side_by_side' })
  } else if (both) {
    if (beside !== side) change({ beside: side })
  } else if (layout !== side) change({ layout: 'side_by_side', beside: side })
}

const isShown = (side: Side): boolean => {
  const { layout, beside } = usePreferences.getState()
  return layout === 'side_by_side' || layout === 'stacked'
    ? side === 'demand' || side === beside
    : side === layout
}

export async function revealPlace(session: PlanSession, place: CellPlace): Promise<void> {
  const side = sideOfMeasure(place.measure)
  if (!isShown(side)) showSide(side)
  const { levels } = usePreferences.getState()
  const ask = (where: CellPlace['where']) =>
    askRowPath({
      scenario: session.scenario,
      side,
      where,
      levels: [...levels[side]],
      place: place.where,
    })
  try {
    const found = await ask(session.where)
    // The cursor got there meanwhile, and the planner may have folded rows since.
    if (useViewState.getState().wantedCell !== place) return
    if (found) {
      useRowState.getState().reveal(found.paths)
      return
    }
    const elsewhere = await ask({})
    if (!elsewhere) return
    useViewState.getState().openFamily(null)
    useRowState.getState().reveal(elsewhere.paths)
  } catch (error) {
    reportError(error)
  }
}
