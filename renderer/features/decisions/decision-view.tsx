import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { Facts } from '../../ui/facts'
import { Panel } from '../../ui/panel'
import { scenarioName } from '../../ui/scenario-name'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { DecisionActions } from './decision-actions'
import { referenceOf } from './decision-option'
import { DecisionRecord } from './decision-record'
import { DecisionTimeline } from './decision-timeline'
import { toneOf } from './decision-tones'
import { useCurrency } from './decisions-queries'
import { OptionsTable } from './options-table'

/** A decision that is no longer written, only decided on and followed. */
export function DecisionView({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const { state, number } = decision
  return (
    <Panel
      title={
        <span className="decision-title">
          {t('decisions.number', { number })}
          <StateTag tone={toneOf[state]} text={t(`decisions.state_${state}`)} />
        </span>
      }
      extra={<DecisionActions decision={decision} />}
    >
      <div className="decision-columns">
        <DecisionContent decision={decision} />
        <aside className="decision-aside">
          <DecisionTimeline decision={decision} />
          <DecisionRecord decision={decision} />
        </aside>
      </div>
    </Panel>
  )
}

function DecisionContent({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  const currency = useCurrency()
  const { options, owner, due, pin } = decision
  const reference = referenceOf(options)
  return (
    <div className="decision-content">
      <h3 className="decision-question">{decision.question}</h3>
      <OptionsTable options={options} currency={currency} choice={decision.choice} />
      <p className="secondary small decision-figures">
        {t(pin ? 'decisions.pinnedFigures' : 'decisions.liveFigures')}
        {' · '}
        {t('decisions.figuresHorizon')}
        {reference && options.length > 1
          ? ` · ${t('decisions.comparedWith', { name: scenarioName(t, reference.scenario, reference.name) })}`
          : null}
      </p>
      <Facts
        facts={[
          [t('decisions.reason'), <Paragraphs key="reason" text={decision.reason} />],
          [
            t('decisions.assumptions'),
            <Paragraphs key="assumptions" text={decision.assumptions} />,
          ],
          [t('decisions.owner'), owner ? personName(owner) : t('decisions.noOwner')],
          [t('decisions.due'), due ? format.date(due) : t('decisions.noDue')],
        ]}
      />
    </div>
  )
}

function Paragraphs({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  return text ? (
    <span className="decision-text">{text}</span>
  ) : (
    <span className="secondary">{t('app.none')}</span>
  )
}
