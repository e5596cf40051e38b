/** A decision that is being typed, in place of the page: the form, and what can be done with it. */
import type { Decision } from '@shared/contract/contract-types'
import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { canSave, missingToPropose } from '../decisions/draft-values'
import { newDraft } from '../decisions/unsaved-drafts'
import { useDraft } from '../decisions/use-draft'
import { useSaveDraft } from '../decisions/use-save-draft'
import { pageOfDecision } from './projector-agenda'
import { useProjector } from './projector-state'
import { TypingPage } from './typing-page'
import { useTypingKeys } from './use-typing-keys'

interface TypedDecisionProps {
  /** The record's id, or `new`. */
  readonly record: string
  /** Undefined where it has no record yet, or none any more. */
  readonly decision: Decision | undefined
  readonly currency: string
}

export function TypedDecision({ record, decision, currency }: TypedDecisionProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { show, type } = useProjector()
  const draft = useDraft(decision, record)
  const gone = decision === undefined && record !== newDraft
  const opened = (saved: string) => show({ page: pageOfDecision(saved) })
  const { save, propose, isBusy } = useSaveDraft(decision, draft, opened)
  const mayPropose = missingToPropose(draft.values).length === 0 && !isBusy
  const maySave = canSave(draft.values) && !isBusy
  const saveNow = async (): Promise<void> => {
    if (maySave && (await save())) void message.success(t('decisions.draftSaved'))
  }
  const proposeNow = async (): Promise<void> => {
    if (await propose()) void message.success(t('decisions.proposedNow'))
  }
  const leave = () => type(null)
  // Nothing was typed into what is gone: there is nothing to keep.
  const over = gone && !draft.isDirty
  useEffect(() => {
    if (!over) return
    type(null)
    void message.info({ key: 'projector', content: t('projector.deletedMeanwhile') })
  }, [over, type, message, t])
  useTypingKeys({ save: () => void saveNow(), leave })
  return (
    <>
      <main>
        {gone ? (
          <p className="typing-gone" role="alert">
            {t('projector.deletedTyped')}
          </p>
        ) : null}
        <TypingPage decision={decision} draft={draft} currency={currency} />
      </main>
      <footer>
        <small className="projector-next">{t('projector.keysTyping')}</small>
        <button type="button" onClick={leave}>
          {t('projector.leave')}
        </button>
        <button type="button" disabled={!maySave} onClick={() => void saveNow()}>
          {t('projector.save')}
        </button>
        <button type="button" disabled={!mayPropose} onClick={() => void proposeNow()}>
          {t('decisions.propose')}
        </button>
      </footer>
    </>
  )
}
