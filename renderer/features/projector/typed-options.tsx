/** The scenarios to decide between, as the plan stands: one of them is chosen, others are added and taken off. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { shownIndicators } from '../decisions/decision-option'
import { useLiveOptions } from '../decisions/decisions-queries'
import { withoutOption } from '../decisions/draft-values'
import type { Draft } from '../decisions/use-draft'
import { useOpenScenarios } from '../scenarios/scenario-queries'

const mostOptions = 8

interface TypedOptionsProps {
  readonly draft: Draft
  readonly currency: string
}

export function TypedOptions({ draft: { values, change }, currency }: TypedOptionsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const group = useId()
  const scenarios = useOpenScenarios()
  const figures = useLiveOptions(values.options)
  const nameOf = (scenario: string): string =>
    scenarioName(t, scenario, scenarios.find((one) => one.scenario === scenario)?.name ?? scenario)
  const written = (scenario: string, key: (typeof shownIndicators)[number]): string => {
    const value = figures.find((one) => one.scenario === scenario)?.indicators[key]
    if (value === undefined) return ''
    return key === 'shortage' ? format.quantityCompact(value) : format.moneyCompact(value, currency)
  }
  const others = scenarios.filter(({ scenario }) => !values.options.includes(scenario))
  // Arrow keys go through the list without adding what they pass.
  const [picked, pick] = useState('')
  const next = others.find(({ scenario }) => scenario === picked) ?? others[0]
  const add = (): void => {
    if (next) change({ options: [...values.options, next.scenario] })
  }
  return (
    <section aria-label={t('decisions.options')}>
      <table className="typing-options">
        <thead>
          <tr>
            <th scope="col">{t('projector.options')}</th>
            {shownIndicators.map((key) => (
              <th key={key} scope="col">
                {t(`plan.figure_${key}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {values.options.map((scenario) => (
            <tr key={scenario} className={scenario === values.choice ? 'chosen' : undefined}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name={group}
                    checked={scenario === values.choice}
                    aria-label={t('decisions.choose', { name: nameOf(scenario) })}
                    onChange={() => change({ choice: scenario })}
                  />
                  {nameOf(scenario)}
                </label>
              </th>
              {shownIndicators.map((key) => (
                <td key={key}>{written(scenario, key)}</td>
              ))}
              <td>
                <button
                  type="button"
                  aria-label={t('decisions.removeOption', { name: nameOf(scenario) })}
                  onClick={() => change(withoutOption(values, scenario))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && values.options.length < mostOptions ? (
        <div className="typing-add">
          <select
            aria-label={t('decisions.addOption')}
            value={next.scenario}
            onChange={({ target }) => pick(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              add()
            }}
          >
            {others.map(({ scenario }) => (
              <option key={scenario} value={scenario}>
                {nameOf(scenario)}
              </option>
            ))}
          </select>
          <button type="button" onClick={add}>
            {t('projector.addOption')}
          </button>
        </div>
      ) : null}
    </section>
  )
}
