/** One decision: the question, its options with their figures, who owes what. */
import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'

const shown = ['revenue', 'gross_margin', 'shortage', 'stock_value'] as const

interface DecisionPageProps {
  readonly decision: Decision
  readonly currency: string
}

export function DecisionPage({ decision, currency }: DecisionPageProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const { question, options, choice, reason, owner, due, state } = decision
  return (
    <div className="large-decision">
      <p className="large-question">{question}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('projector.options')}</th>
            {shown.map((name) => (
              <th key={name} scope="col">
                {t(`plan.figure_${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ scenario, name, indicators }) => (
            <tr key={scenario} className={scenario === choice ? 'chosen' : undefined}>
              <th scope="row">
                {scenario === choice ? '✔ ' : ''}
                {scenarioName(t, scenario, name)}
              </th>
              {shown.map((key) => (
                <td key={key}>
                  {key === 'shortage'
                    ? format.quantityCompact(indicators[key] ?? 0)
                    : format.moneyCompact(indicators[key] ?? 0, currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {reason ? (
        <p>
          <b>{t('projector.reason')}:</b> {reason}
        </p>
      ) : null}
      <p className="large-owing">
        <span>{t(`decisions.state_${state}`)}</span>
        {owner ? (
          <span>
            {t('projector.owner')}: {person(owner)}
          </span>
        ) : null}
        {due ? (
          <span>
            {t('projector.due')}: {format.date(due)}
          </span>
        ) : null}
      </p>
    </div>
  )
}
