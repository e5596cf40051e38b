/** What can be done with the decision on the page, by whoever is at the desk. */
import type { Decision } from '@shared/contract/contract-types'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import { useApproveDecision, useProposeDecision, useRights } from '../decisions/decisions-queries'
import { blankDraft, draftOf, missingToPropose } from '../decisions/draft-values'
import { newDraft, useUnsavedDrafts } from '../decisions/unsaved-drafts'
import { useProjector } from './projector-state'

export interface DecisionSteps {
  /** Types a new one; the scenario that is shown and the base plan are its first options. */
  draft(): void
  /** Undefined where the page, its state or the role does not allow it. */
  readonly change: (() => void) | undefined
  readonly propose: (() => void) | undefined
  /** Asks first, on the page. */
  readonly approve: (() => void) | undefined
  /** The approval that is asked about; null where none is. */
  readonly asked: { yes(): void; no(): void } | null
}

export function useDecisionSteps(shown: Decision | undefined, scenario: string): DecisionSteps {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const session = useSession().data
  const { mayDraft, mayDecide } = useRights()
  const { type } = useProjector()
  const proposal = useProposeDecision()
  const approval = useApproveDecision()
  const [asking, ask] = useState<string | null>(null)
  const id = shown?.decision
  // Who turned the page did not answer: the next space bar there must not approve.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is shown
  useEffect(() => ask(null), [id])
  const isDraft = shown?.state === 'draft' && mayDraft
  const whole = shown !== undefined && missingToPropose(draftOf(shown)).length === 0
  const say = (text: string) => void message.success({ key: 'projector', content: text })
  const refuse = (text: string) => void message.info({ key: 'projector', content: text })
  const approve = (): void => {
    ask(null)
    if (id) approval.mutate({ decision: id }, { onSuccess: () => say(t('decisions.approvedNow')) })
  }
  const role = session ? t(`app.role_${session.role}`) : ''
  return {
    draft() {
      if (!mayDraft) {
        refuse(t('decisions.onlyPlanners', { role }))
        return
      }
      ask(null)
      const { drafts, keep } = useUnsavedDrafts.getState()
      const before = drafts[newDraft] ?? blankDraft
      keep(newDraft, { ...before, options: [...new Set([...before.options, 'base', scenario])] })
      type(newDraft)
    },
    change: isDraft && id ? () => type(id) : undefined,
    propose:
      isDraft && id && whole && !proposal.isPending
        ? () => {
            // What was typed since it was saved is seen first.
            if (useUnsavedDrafts.getState().drafts[id]) type(id)
            else
              proposal.mutate(
                { decision: id },
                { onSuccess: () => say(t('decisions.proposedNow')) },
              )
          }
        : undefined,
    approve:
      shown?.state !== 'proposed' || approval.isPending
        ? undefined
        : mayDecide
          ? () => ask(shown.decision)
          : () =>
              refuse(
                t('decisions.onlyChair', { name: session ? format.name(session.name) : '', role }),
              ),
    asked:
      shown?.state === 'proposed' && asking === id ? { yes: approve, no: () => ask(null) } : null,
  }
}
