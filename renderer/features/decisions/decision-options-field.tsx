import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { scenarioName } from '../../ui/scenario-name'
import { useCurrency, useLiveOptions, useScenarios } from './decisions-queries'
import { withoutOption } from './draft-values'
import { OptionsTable } from './options-table'
import type { Draft } from './use-draft'

const mostOptions = 8

/** The scenarios to decide between, with their figures as the plan stands. */
export function DecisionOptionsField({ draft: { values, change } }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const options = useLiveOptions(values.options)
  const scenarios = useScenarios().data ?? []
  const others = scenarios.filter(
    ({ scenario, state }) => state === 'open' && !values.options.includes(scenario),
  )
  return (
    <section className="decision-section" aria-label={t('decisions.options')}>
      {options.length > 0 ? (
        <OptionsTable
          options={options}
          currency={currency}
          choice={values.choice}
          choose={(choice) => change({ choice })}
          remove={(scenario) => change(withoutOption(values, scenario))}
        />
      ) : (
        <p className="secondary">{t('decisions.newDecisionOptions')}</p>
      )}
      <div className="decision-options-foot">
        <Select<string>
          className="decision-add-option"
          aria-label={t('decisions.addOption')}
          placeholder={t(
            values.options.length > 0 ? 'decisions.addOption' : 'decisions.optionsHint',
          )}
          value={null}
          disabled={others.length === 0 || values.options.length >= mostOptions}
          options={others.map(({ scenario, name }) => ({
            value: scenario,
            label: scenarioName(t, scenario, name),
          }))}
          onChange={(scenario) => change({ options: [...values.options, scenario] })}
        />
        <span className="secondary small">
          {t('decisions.liveFigures')} · {t('decisions.figuresHorizon')}
        </span>
      </div>
    </section>
  )
}
