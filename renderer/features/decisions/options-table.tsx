import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'
import { scenarioName } from '../../ui/scenario-name'
import { type DecisionOption, referenceOf, shownIndicators } from './decision-option'
import { OptionCells } from './option-cells'
import './options-table.css'

interface OptionsTableProps {
  readonly options: readonly DecisionOption[]
  readonly currency: string
  readonly choice: string | null
  /** Absent where the record can no longer be changed. */
  readonly choose?: (scenario: string) => void
  readonly remove?: (scenario: string) => void
}

/** The options side by side: figures, differences, and which one is chosen. */
export function OptionsTable({ options, currency, choice, choose, remove }: OptionsTableProps) {
  const { t } = useTranslation()
  const reference = referenceOf(options)
  const named = options.map((option) => ({
    ...option,
    name: scenarioName(t, option.scenario, option.name),
  }))
  return (
    <table className="options-table">
      <thead>
        <tr>
          <th scope="col">{t('decisions.options')}</th>
          {shownIndicators.map((indicator) => (
            <th key={indicator} scope="col" className="number">
              {t(`decisions.${indicator}`)}
            </th>
          ))}
          {remove ? <td aria-hidden="true" /> : null}
        </tr>
      </thead>
      <tbody>
        {named.map((option) => (
          <tr key={option.scenario} className={option.scenario === choice ? 'chosen' : undefined}>
            <th scope="row">
              {choose ? (
                <Radio
                  checked={option.scenario === choice}
                  aria-label={t('decisions.choose', { name: option.name })}
                  onChange={() => choose(option.scenario)}
                >
                  {option.name}
                </Radio>
              ) : (
                <span className="option-name">{option.name}</span>
              )}
              {option.scenario === choice ? (
                <span className="mark">{t('decisions.chosen')}</span>
              ) : null}
            </th>
            <OptionCells option={option} reference={reference} currency={currency} />
            {remove ? (
              <td className="options-remove">
                <Button
                  size="small"
                  type="text"
                  icon={<Icon name="remove" size={14} />}
                  aria-label={t('decisions.removeOption', { name: option.name })}
                  onClick={() => remove(option.scenario)}
                />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
