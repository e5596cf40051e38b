/** Writing many cells in one change: all of them where all can be, else what the planner decides after a look. */
import { useCallback } from 'react'
import type { GridArea, GridEdit, ManyKind } from '../../../grid/grid-edit'
import { useLanguage } from '../../../ui/use-format'
import { useEditOptions } from '../edit-options'
import { usePreferences } from '../plan-preferences'
import type { PlanSession } from '../plan-session'
import { sortOut } from './cell-bar'
import { cellEditOf, type ManyCells } from './many-cells'
import { type ManyAnswer, useManyQuestion } from './many-question'
import { type PastePlan, planPaste, wantsLook } from './plan-paste'

export function useManyEdits(session: PlanSession) {
  const language = useLanguage()
  const send = useCallback(
    ({ edits, locale, confirmed }: ManyAnswer, partial: boolean) => {
      const { reason } = useEditOptions.getState()
      const { rule } = usePreferences.getState()
      return session.editMany([...edits], { rule, reason, locale, confirmed, partial })
    },
    [session],
  )
  const attempt = useCallback(
    async (cells: ManyCells | PastePlan, look: boolean) => {
      const { scenario } = session
      const ask = () => useManyQuestion.getState().ask({ scenario, cells })
      if (look || cells.edits.length === 0) {
        if (cells.edits.length + cells.refused.length > 0) ask()
        return
      }
      const edits = cells.edits.map(cellEditOf)
      if (!(await send({ edits, locale: cells.locale, confirmed: false }, false))) ask()
    },
    [session, send],
  )
  const onEdits = useCallback(
    (edits: readonly GridEdit[], kind: ManyKind) => {
      const cells = sortOut(edits, kind, language)
      void attempt(cells, cells.refused.length > 0)
    },
    [attempt, language],
  )
  const onPaste = useCallback(
    (table: readonly (readonly string[])[], area: GridArea) => {
      const plan = planPaste(table, area, language)
      void attempt(plan, wantsLook(plan))
    },
    [attempt, language],
  )
  const confirm = useCallback((answer: ManyAnswer) => void send(answer, true), [send])
  return { onEdits, onPaste, confirm }
}
