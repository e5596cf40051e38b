import type { IndicatorKey } from '@shared/contract/planning-calls'
import type { Comparison } from '@shared/contract/scenario-calls'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeOf, senseOf } from './indicator-change'
import { useIndicatorFormat } from './indicator-words'

interface ChangeCellProps {
  readonly indicator: IndicatorKey
  readonly unit: Comparison['indicators'][number]['unit']
  readonly value: number
  /** Null for the scenario that the others are measured against. */
  readonly reference: number | null
  readonly currency: string
  /** Tells what makes the change up. */
  readonly onExplain: () => void
}

/** A figure of a scenario and how far it is from the reference. */
export function ChangeCell(props: ChangeCellProps) {
  const { indicator, unit, value, reference, currency, onExplain } = props
  const { t } = useTranslation()
  const format = useIndicatorFormat(currency)
  const change = reference === null ? null : changeOf(value, reference)
  const sense = change ? senseOf(indicator, change.size) : 'neutral'
  return (
    <td className="compared">
      <Tooltip title={format.exact(value, unit)}>
        <b className={indicator === 'shortage' && value > 0 ? 'short' : undefined}>
          {format.value(value, unit)}
        </b>
      </Tooltip>
      {change ? (
        <span className={`change ${sense}`}>
          {change.size === 0 ? (
            t('scenarios.unchanged')
          ) : (
            <button type="button" title={t('why.differentHint')} onClick={onExplain}>
              <span aria-hidden="true">{change.size > 0 ? '▲' : '▼'}</span>{' '}
              {format.change(change, unit)}
              {sense === 'neutral' ? null : (
                <span className="for-readers"> {t(`scenarios.${sense}`)}</span>
              )}
            </button>
          )}
        </span>
      ) : null}
    </td>
  )
}
