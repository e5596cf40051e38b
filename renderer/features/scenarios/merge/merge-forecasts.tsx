/** How items are forecast: what was usual when both parted, what stands in each plan now. */
import type { MergeForecast } from '@shared/contract/compare-calls'
import { type PieceWord, pieceSubject, pieceText } from '@shared/model/forecast-piece-text'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { MergeSides, MergeTable } from './merge-table'
import type { MergeUnitProps } from './merge-unit-parts'

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
    <MergeTable contents="words" into={shared.into} from={shared.from}>
      {forecasts.map((unit) => {
        const { part, fork, ours, theirs, item } = unit
        const subject = pieceSubject(part, [theirs, ours, fork], words)
        const label = `${item.code} ${format.name(item.name)} · ${subject}`
        const text = (piece: typeof fork) => pieceText(part, piece, words)
        return (
          <tr key={unit.unit} className={`merge-${unit.state}`}>
            <th scope="row">{label}</th>
            <MergeSides
              unit={unit}
              label={label}
              contents="words"
              fork={text(fork)}
              ours={text(ours)}
              theirs={text(theirs)}
              {...shared}
            />
          </tr>
        )
      })}
    </MergeTable>
  )
}
