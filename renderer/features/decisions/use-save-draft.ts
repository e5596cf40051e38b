import type { Decision } from '@shared/contract/contract-types'
import { useViewState } from '../../app/view-state'
import {
  useCreateDecision,
  useListedDecision,
  useProposeDecision,
  useUpdateDecision,
} from './decisions-queries'
import type { Draft } from './use-draft'

/** Saving and proposing; both answer undefined where it failed, which is reported already. `opened` goes to the record. */
export function useSaveDraft(
  decision: Decision | undefined,
  draft: Draft,
  opened?: (decision: string) => void,
) {
  const list = useListedDecision()
  const openDecision = useViewState((state) => state.openDecision)
  const create = useCreateDecision()
  const update = useUpdateDecision()
  const proposal = useProposeDecision()

  const saved = (): Promise<Decision> =>
    decision
      ? update.mutateAsync({ decision: decision.decision, draft: draft.values })
      : create.mutateAsync(draft.values)

  const show = (record: Decision) => {
    list(record)
    draft.drop()
    const open = opened ?? openDecision
    open(record.decision)
  }

  const save = async (): Promise<Decision | undefined> => {
    try {
      const record = decision && !draft.isDirty ? decision : await saved()
      show(record)
      return record
    } catch {
      return undefined
    }
  }

  const propose = async (): Promise<Decision | undefined> => {
    const record = await save()
    if (!record) return undefined
    try {
      const proposed = await proposal.mutateAsync({ decision: record.decision })
      show(proposed)
      return proposed
    } catch {
      return undefined
    }
  }

  return { save, propose, isBusy: create.isPending || update.isPending || proposal.isPending }
}
