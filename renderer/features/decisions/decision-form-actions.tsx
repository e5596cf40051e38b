import type { Decision } from '@shared/contract/contract-types'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { useDeleteDecision } from './decisions-queries'
import { canSave, missingToPropose } from './draft-values'
import type { Draft } from './use-draft'
import { useSaveDraft } from './use-save-draft'

interface DecisionFormActionsProps {
  readonly decision: Decision | undefined
  readonly draft: Draft
}

export function DecisionFormActions({ decision, draft }: DecisionFormActionsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { save, propose, isBusy } = useSaveDraft(decision, draft)
  return (
    <>
      <LeaveDraft decision={decision} draft={draft} />
      <Button
        size="small"
        disabled={isBusy || !canSave(draft.values) || (decision !== undefined && !draft.isDirty)}
        onClick={async () => {
          if (await save()) message.success(t('decisions.draftSaved'))
        }}
      >
        {t('decisions.saveDraft')}
      </Button>
      <Button
        size="small"
        type="primary"
        loading={isBusy}
        disabled={missingToPropose(draft.values).length > 0}
        onClick={async () => {
          if (await propose()) message.success(t('decisions.proposedNow'))
        }}
      >
        {t('decisions.propose')}
      </Button>
    </>
  )
}

/** Forgets what was typed; or, where nothing was, deletes the draft. */
function LeaveDraft({ decision, draft }: DecisionFormActionsProps) {
  const { t } = useTranslation()
  const openDecision = useViewState((state) => state.openDecision)
  const remove = useDeleteDecision()
  if (decision !== undefined && !draft.isDirty)
    return (
      <Popconfirm
        title={t('decisions.deleteQuestion')}
        okText={t('decisions.deleteDraft')}
        okButtonProps={{ danger: true }}
        cancelText={t('app.cancel')}
        onConfirm={() =>
          remove.mutate({ decision: decision.decision }, { onSuccess: () => openDecision(null) })
        }
      >
        <Button size="small" danger>
          {t('decisions.deleteDraft')}
        </Button>
      </Popconfirm>
    )
  return (
    <Button
      size="small"
      onClick={() => {
        draft.drop()
        if (!decision) openDecision(null)
      }}
    >
      {t(draft.isDirty ? 'decisions.discard' : 'app.cancel')}
    </Button>
  )
}
