/** How items are forecast: what was usual when both parted, what stands in each plan now. */
import type { MergeForecast } from '@shared/contract/compare-calls'
import { type PieceWord, pieceSubject, pieceText } from '@shared/model/forecast-piece-text'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { MergeChoice, MergeOrigin, type MergeUnitProps } from './merge-unit-parts'

type MergeForecastsProps = Omit<MergeUnitProps, 'unit' | 'label'> & {
  readonly forecasts: readonly MergeForecast[]
}

export function MergeForecasts({ forecasts, ...shared }: MergeForecastsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = {
    word: (key: PieceWord, values?: Record<string, unknown>) => t(`forecast.${key}`, values ?? {}),
    period: format.period,
    share: format.wholeShare,
  }
  return (
    <table className="figure-table compare-table merge-table merge-forecasts">
      <thead>
        <tr>
          <th scope="col">{t('scenarios.differencePlace')}</th>
          <th scope="col" className="text">
            {t('scenarios.mergeFork')}
          </th>
          <th scope="col" className="text">
            {shared.into.name}
          </th>
          <th scope="col" className="text">
            {shared.from.name}
          </th>
          <th scope="col" className="text">
            {t('scenarios.mergeChoice')}
          </th>
        </tr>
      </thead>
      <tbody>
        {forecasts.map((unit) => {
          const { part, fork, ours, theirs, item } = unit
          const subject = pieceSubject(part, [theirs, ours, fork], words)
          const label = `${item.code} ${format.name(item.name)} · ${subject}`
          return (
            <tr key={unit.unit} className={`merge-${unit.state}`}>
              <th scope="row">{label}</th>
              <td className="text">{pieceText(part, fork, words)}</td>
              <td className="text">
                {pieceText(part, ours, words)}
                <MergeOrigin of={unit.oursBy} />
              </td>
              <td className="text">
                {pieceText(part, theirs, words)}
                <MergeOrigin of={unit.theirsBy} />
              </td>
              <td className="text merge-choice">
                <MergeChoice unit={unit} label={label} {...shared} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
