/** The values of a decision form: what is saved, overlaid by what was typed since. */
import type { Decision } from '@shared/contract/contract-types'
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import { blankDraft, type DraftValues, draftOf } from './draft-values'
import { newDraft, useUnsavedDrafts } from './unsaved-drafts'

export interface Draft {
  readonly values: DraftValues
  readonly isDirty: boolean
  readonly change: (values: Partial<DraftValues>) => void
  /** Forgets what was typed since the last save. */
  readonly drop: () => void
}

/** `record` names what was typed where the record itself is gone. */
export function useDraft(decision: Decision | undefined, record?: string): Draft {
  const key = decision?.decision ?? record ?? newDraft
  const { drafts, keep, drop } = useUnsavedDrafts()
  const typed = drafts[key]
  const values = typed ?? (decision ? draftOf(decision) : blankDraft)
  useOptionsFromCompare(key === newDraft)
  return {
    values,
    isDirty: typed !== undefined,
    change: (changed) => keep(key, { ...values, ...changed }),
    drop: () => drop(key),
  }
}

/** Takes over the scenarios a decision was started from, once. */
function useOptionsFromCompare(isNew: boolean): void {
  const scenarios = useViewState(({ proposeFrom }) => proposeFrom?.scenarios)
  useEffect(() => {
    if (!isNew || !scenarios?.length) return
    const { drafts, keep } = useUnsavedDrafts.getState()
    const { choice, ...before } = drafts[newDraft] ?? blankDraft
    const kept = choice !== null && scenarios.includes(choice) ? choice : null
    keep(newDraft, { ...before, options: [...scenarios], choice: kept })
    useViewState.setState({ proposeFrom: { scenarios: [] } })
  }, [isNew, scenarios])
}
