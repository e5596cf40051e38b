import type { Decision } from '@shared/contract/contract-types'
import { useViewState } from '../../app/view-state'
import { useDecisions } from './decisions-queries'

/** The newest first. */
export const inOrder = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.toSorted((a, b) => b.number - a.number)

/** The decision chosen from the list; the newest where none is, or where it is gone. */
export function useShownDecision(): Decision | undefined {
  const chosen = useViewState((state) => state.decision)
  const decisions = useDecisions().data ?? []
  return decisions.find(({ decision }) => decision === chosen) ?? inOrder(decisions)[0]
}
