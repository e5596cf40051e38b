import { useTranslation } from 'react-i18next'
import { withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import {
  type DecisionOption,
  type ShownIndicator,
  shownIndicators,
  verdictOf,
} from './decision-option'

interface OptionCellsProps {
  readonly option: DecisionOption
  readonly reference: DecisionOption | undefined
  readonly currency: string
}

/** The figures of one option, each with its difference beside the reference. */
export function OptionCells({ option, reference, currency }: OptionCellsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const written = (indicator: ShownIndicator, value: number) =>
    indicator === 'shortage' ? format.quantity(value) : format.moneyCompact(value, currency)
  const size = (indicator: ShownIndicator) =>
    indicator === 'shortage' ? format.quantity : format.quantityCompact
  return shownIndicators.map((indicator) => {
    const value = option.indicators[indicator] ?? Number.NaN
    const beside = reference?.indicators[indicator] ?? Number.NaN
    const difference = value - beside
    const isReference = option.scenario === reference?.scenario
    return (
      <td key={indicator} className="number" data-label={t(`decisions.${indicator}`)}>
        <div>{written(indicator, value)}</div>
        {isReference || !Number.isFinite(difference) ? null : Math.abs(difference) < 0.5 ? (
          <div className="small secondary">{t('decisions.noChange')}</div>
        ) : (
          <div className={`small ${verdictOf(indicator, difference)}`}>
            {withSign(difference, size(indicator))}
            {beside === 0 ? null : ` (${withSign(difference / Math.abs(beside), format.share)})`}
          </div>
        )}
      </td>
    )
  })
}
