/** How items are forecast: what was usual when both parted, what stands in each plan now. */
import { unitsByChoice } from '@shared/changes/units-by-choice'
import type { MergeForecast } from '@shared/contract/compare-calls'
import { type PieceWord, pieceSubject, pieceText } from '@shared/model/forecast-piece-text'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import type { MergeUnit, Side } from './merge-choices'
import { MergeSides, MergeTable } from './merge-table'
import type { MergeUnitProps } from './merge-unit-parts'

type MergeForecastsProps = Omit<MergeUnitProps, 'unit' | 'label'> & {
  readonly forecasts: readonly MergeForecast[]
  readonly onTakeAll: (units: readonly MergeUnit[], taken: boolean) => void
  readonly onSettleAll: (units: readonly MergeUnit[], side: Side) => void
}

export function MergeForecasts({
  forecasts,
  onTakeAll,
  onSettleAll,
  ...shared
}: MergeForecastsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = {
    word: (key: PieceWord, values?: Record<string, unknown>) => t(`forecast.${key}`, values ?? {}),
    period: format.period,
    share: format.wholeShare,
  }
  return (
    <MergeTable contents="words" into={shared.into} from={shared.from}>
      {unitsByChoice(forecasts).map((units) => {
        const [unit] = units
        const { part, fork, ours, theirs, item, family } = unit
        const subject = pieceSubject(part, [theirs, ours, fork], words)
        const of = units.length > 1 ? family : item
        const label = `${of.code} ${format.name(of.name)} · ${subject}`
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
              onTake={(_, taken) => onTakeAll(units, taken)}
              onSettle={(_, side) => onSettleAll(units, side)}
            />
          </tr>
        )
      })}
    </MergeTable>
  )
}
