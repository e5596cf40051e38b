/** What a planner does to the plan of a session: edits, undo, redo. */
import type { PeriodColumn, Side, ViewRow } from '@shared/contract/planning-calls'
import { useCallback, useRef } from 'react'
import type { PlanGridHandle } from '../../grid/plan-grid'
import { useEditOptions } from './edit-options'
import { focusPlace } from './focus-place'
import { usePreferences } from './plan-preferences'
import type { PlanSession } from './plan-session'

/** Rows that stand for lines themselves; everything above them is a total. */
const lineLevels: ReadonlySet<ViewRow['level']> = new Set(['customer', 'site', 'resource'])

export function usePlanEdits(session: PlanSession) {
  const grids = useRef<Partial<Record<Side, PlanGridHandle | null>>>({})
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
  return { grids, edit, undo: () => void back('undo'), redo: () => void back('redo') }
}
