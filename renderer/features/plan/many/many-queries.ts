/** What the plan would refuse of many cells. Asked without the cache: thousands of cells make no key. */
import type { TriedEdits } from '@shared/contract/planning-calls'
import { useEffect, useState } from 'react'
import { call } from '../../../client/client'
import { wireErrorOf } from '../../../client/error-reports'
import { usePreferences } from '../plan-preferences'
import { cellEditOf, type RefusedCell } from './many-cells'
import type { ManyQuestion } from './many-question'

export interface TriedCells {
  readonly refused: readonly RefusedCell[]
  readonly pending: boolean
  readonly error: ReturnType<typeof wireErrorOf> | null
}

type Answer = {
  readonly of: ManyQuestion
  readonly tried: TriedEdits | null
  readonly error: unknown
}

const nothing = { refused: [], error: null }

export function useTriedCells(question: ManyQuestion): TriedCells {
  const rule = usePreferences((preferences) => preferences.rule)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { scenario, cells } = question
  const { edits, locale } = cells
  useEffect(() => {
    if (edits.length === 0) return
    let wanted = true
    const told = (tried: TriedEdits | null, error: unknown): void => {
      if (wanted) setAnswer({ of: question, tried, error })
    }
    call('planning.tryEdits', { scenario, edits: edits.map(cellEditOf), rule, locale }).then(
      (tried) => told(tried, null),
      (error: unknown) => told(null, error),
    )
    return () => {
      wanted = false
    }
  }, [question, scenario, edits, rule, locale])
  if (edits.length === 0) return { ...nothing, pending: false }
  if (answer?.of !== question) return { ...nothing, pending: true }
  if (!answer.tried) return { ...nothing, pending: false, error: wireErrorOf(answer.error) }
  const refused = answer.tried.refused.flatMap(({ index, code, params }): RefusedCell[] => {
    const edit = edits[index]
    const refusal = { by: 'plan' as const, refused: { code, params } }
    return edit ? [{ ...edit, edit, text: edit.entry, refusal }] : []
  })
  return { refused, pending: false, error: null }
}
