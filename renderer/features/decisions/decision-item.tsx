import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useViewState } from '../../app/view-state'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { toneOf } from './decision-tones'
import { useShownDecision } from './shown-decision'

export function DecisionItem({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  const { proposeFrom, openDecision } = useViewState()
  const shown = useShownDecision()
  const { owner, due, state, number } = decision
  return (
    <li>
      <button
        type="button"
        className="master-item"
        aria-current={proposeFrom === null && shown?.decision === decision.decision}
        onClick={() => openDecision(decision.decision)}
      >
        <span className="master-item-line">
          <span className="secondary small">{t('decisions.number', { number })}</span>
          <StateTag tone={toneOf[state]} text={t(`decisions.state_${state}`)} />
        </span>
        <span className="master-item-title">{decision.question}</span>
        <span className="secondary small">
          {owner ? personName(owner) : t('decisions.noOwner')}
          {' · '}
          {due ? t('decisions.dueOn', { date: format.date(due) }) : t('decisions.noDue')}
        </span>
      </button>
    </li>
  )
}
