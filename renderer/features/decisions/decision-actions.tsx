import type { Decision } from '@shared/contract/contract-types'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { scenarioName } from '../../ui/scenario-name'
import { useApproveDecision, useRights, useUpdateDecision } from './decisions-queries'
import { draftOf } from './draft-values'
import { RejectDialog } from './reject-dialog'
import { WhyNotDecide } from './why-not-decide'
import { WhyNotDraft } from './why-not-draft'

/** What the state and the role allow. */
export function DecisionActions({ decision }: { readonly decision: Decision }) {
  if (decision.state === 'proposed') return <Decide decision={decision} />
  if (decision.state === 'draft') return <WhyNotDraft />
  if (decision.state === 'rejected') return <DraftAgain decision={decision} />
  return null
}

function Decide({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const { mayDecide } = useRights()
  const approve = useApproveDecision()
  const [rejecting, setRejecting] = useState(false)
  const chosen = decision.options.find(({ scenario }) => scenario === decision.choice)
  const choice = chosen ? scenarioName(t, chosen.scenario, chosen.name) : ''
  const ask = () =>
    modal.confirm({
      title: t('decisions.approveQuestion', { choice }),
      content: t('decisions.approveText'),
      okText: t('decisions.approve'),
      cancelText: t('app.cancel'),
      onOk: () =>
        approve.mutate(
          { decision: decision.decision },
          { onSuccess: () => message.success(t('decisions.approvedNow')) },
        ),
    })
  return (
    <>
      <WhyNotDecide />
      <ReturnToDraft decision={decision} />
      <Button size="small" danger disabled={!mayDecide} onClick={() => setRejecting(true)}>
        {t('decisions.reject')}
      </Button>
      <Button
        size="small"
        type="primary"
        disabled={!mayDecide}
        loading={approve.isPending}
        onClick={ask}
      >
        {t('decisions.approve')}
      </Button>
      <RejectDialog
        decision={decision.decision}
        open={rejecting}
        close={() => setRejecting(false)}
      />
    </>
  )
}

/** Figures that moved since they were pinned cannot be approved: the record goes back, and is proposed with new ones. */
function ReturnToDraft({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const { mayDraft } = useRights()
  const update = useUpdateDecision()
  return (
    <Button
      size="small"
      disabled={!mayDraft}
      loading={update.isPending}
      onClick={() => update.mutate({ decision: decision.decision, draft: draftOf(decision) })}
    >
      {t('decisions.returnToDraft')}
    </Button>
  )
}

function DraftAgain({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const { mayDraft } = useRights()
  const startDecision = useViewState((state) => state.startDecision)
  return (
    <Button
      size="small"
      disabled={!mayDraft}
      onClick={() => startDecision(decision.options.map(({ scenario }) => scenario))}
    >
      {t('decisions.draftAgain')}
    </Button>
  )
}
