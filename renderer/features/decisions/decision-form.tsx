import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { StateTag } from '../../ui/state-tag'
import { DecisionFields } from './decision-fields'
import { DecisionFormActions } from './decision-form-actions'
import { DecisionOptionsField } from './decision-options-field'
import { DecisionTimeline } from './decision-timeline'
import { missingToPropose } from './draft-values'
import { useDraft } from './use-draft'

/** A decision that can still be written: a new one, or a draft. */
export function DecisionForm({ decision }: { readonly decision?: Decision }) {
  const { t } = useTranslation()
  const draft = useDraft(decision)
  const missing = missingToPropose(draft.values)
  const title = decision
    ? t('decisions.number', { number: decision.number })
    : t('decisions.newDecision')
  return (
    <Panel
      title={
        <span className="decision-title">
          {title}
          <StateTag tone="neutral" text={t('decisions.state_draft')} />
          {draft.isDirty ? <span className="secondary small">{t('decisions.unsaved')}</span> : null}
        </span>
      }
      extra={<DecisionFormActions decision={decision} draft={draft} />}
    >
      <form className="decision-body" onSubmit={(event) => event.preventDefault()}>
        <DecisionOptionsField draft={draft} />
        <DecisionFields draft={draft} />
        {missing.length > 0 ? (
          <p className="secondary small decision-missing" role="status">
            {t('decisions.stillMissing', {
              fields: missing
                .map((field) => t(`decisions.${field}`))
                .join(t('decisions.listComma')),
            })}
          </p>
        ) : null}
        {decision ? <DecisionTimeline decision={decision} /> : null}
      </form>
    </Panel>
  )
}
