/** What a planner does to the plan of a session: edits, undo, redo. */
import type { PeriodColumn, Side, ViewRow } from '@shared/contract/planning-calls'
import { useCallback, useMemo, useRef } from 'react'
import type { PlanGridHandle } from '../../grid/plan-grid'
import { useEditOptions } from './edit-options'
import { focusPlace } from './focus-place'
import { usePreferences } from './plan-preferences'
import type { PlanSession } from './plan-session'

type Grids = Partial<Record<Side, PlanGridHandle | null>>

/** Rows that stand for lines themselves; everything above them is a total. */
const lineLevels: ReadonlySet<ViewRow['level']> = new Set(['customer', 'site', 'resource'])

export function usePlanEdits(session: PlanSession) {
  const grids = useRef<Grids>({})
  // The same functions for as long as the screen is open: panes render again only for what they show.
  const gridRefs = useMemo(() => {
    const refFor = (side: Side) => (grid: PlanGridHandle | null) => {
      grids.current[side] = grid
    }
    return { demand: refFor('demand'), supply: refFor('supply'), resource: refFor('resource') }
  }, [])
  const edit = useCallback(
    (row: ViewRow, period: PeriodColumn, entry: string) =>
      void session.edit(
        { where: row.where, measure: row.measure, period: period.period, entry },
        {
          rule: usePreferences.getState().rule,
          reason: useEditOptions.getState().reason,
          total: !lineLevels.has(row.level),
        },
      ),
    [session],
  )
  const back = async (step: 'undo' | 'redo') => {
    const place = await session[step]()
    if (place) focusPlace(place, session.snapshot(), grids.current)
  }
  return { gridRefs, edit, undo: () => void back('undo'), redo: () => void back('redo') }
}
