/** Whether the decision on the page is approved: nothing leaves before somebody says so twice. */
import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { scenarioName } from '../../ui/scenario-name'
import './approval-question.css'

interface ApprovalQuestionProps {
  readonly decision: Decision
  readonly yes: () => void
  readonly no: () => void
}

export function ApprovalQuestion({ decision, yes, no }: ApprovalQuestionProps) {
  const { t } = useTranslation()
  const chosen = decision.options.find(({ scenario }) => scenario === decision.choice)
  const choice = chosen ? scenarioName(t, chosen.scenario, chosen.name) : ''
  return (
    <section className="large-approval" role="alertdialog" aria-label={t('decisions.approve')}>
      <b>{t('decisions.approveQuestion', { choice })}</b>
      <p>{t('decisions.approveText')}</p>
      {/* biome-ignore lint/a11y/noAutofocus: it was asked for by the key before */}
      <button type="button" className="approval-answer yes" autoFocus onClick={yes}>
        {t('projector.sure')}
      </button>
      <button type="button" className="approval-answer" onClick={no}>
        {t('projector.notYet')}
      </button>
    </section>
  )
}
