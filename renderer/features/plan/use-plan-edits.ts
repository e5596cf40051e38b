/** What a planner does in the plan of a session: edits, undo, redo, and going to a cell. */
import type {
  CellEdit,
  CellPlace,
  PeriodColumn,
  Side,
  SplitRule,
  ViewRow,
} from '@shared/contract/planning-calls'
import { useCallback, useMemo, useRef } from 'react'
import type { PlanGridHandle } from '../../grid/plan-grid'
import { useLanguage } from '../../ui/use-format'
import { useEditOptions } from './edit-options'
import { focusPlace } from './focus-place'
import { goToPlace } from './go-to-place'
import { useManyEdits } from './many/use-many-edits'
import { usePreferences } from './plan-preferences'
import { useSelection } from './plan-selection'
import type { PlanSession } from './plan-session'
import { useSplitQuestion } from './split/split-question'

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
    return {
      demand: refFor('demand'),
      supply: refFor('supply'),
      resource: refFor('resource'),
      finance: refFor('finance'),
    }
  }, [])
  const language = useLanguage()
  const send = useCallback(
    (edit: CellEdit, total: boolean, rule: SplitRule, confirmed: boolean) => {
      const { reason } = useEditOptions.getState()
      return session.edit(edit, { rule, reason, total, locale: language, confirmed })
    },
    [session, language],
  )
  const edit = useCallback(
    async (row: ViewRow, period: PeriodColumn, entry: string, to?: string) => {
      const { rule, askSplit } = usePreferences.getState()
      const total = to !== undefined || !lineLevels.has(row.level)
      const { where, measure } = row
      const months = { period: period.period, ...(to === undefined ? {} : { to }) }
      const typed = { where, measure, ...months, entry }
      const asks = total && askSplit === 'always'
      if (asks || !(await send(typed, total, rule, false)))
        useSplitQuestion.getState().ask({ scenario: session.scenario, edit: typed, row })
    },
    [session, send],
  )
  const confirm = useCallback(
    (edit: CellEdit, rule: SplitRule) => void send(edit, true, rule, true),
    [send],
  )
  const onEdit = useCallback(
    (row: ViewRow, period: PeriodColumn, entry: string, to?: string) =>
      void edit(row, period, entry, to),
    [edit],
  )
  const focus = useCallback(
    (place: CellPlace) => focusPlace(place, session.snapshot(), grids.current),
    [session],
  )
  const many = useManyEdits(session)
  const steps = useMemo(() => {
    const back = async (step: 'undo' | 'redo') => {
      const place = await session[step]()
      if (place) focusPlace(place, session.snapshot(), grids.current)
    }
    return { undo: () => void back('undo'), redo: () => void back('redo') }
  }, [session])
  const go = useCallback(
    (place: CellPlace) => goToPlace(place, session.snapshot(), grids.current),
    [session],
  )
  const commandsOf = useCallback((side: Side) => grids.current[side]?.commands ?? null, [])
  const refocus = useCallback(() => {
    const side = useSelection.getState().range?.side
    if (side) commandsOf(side)?.refocus()
  }, [commandsOf])
  return {
    gridRefs,
    commandsOf,
    refocus,
    many,
    edit: onEdit,
    confirm,
    focus,
    go,
    ...steps,
  }
}
