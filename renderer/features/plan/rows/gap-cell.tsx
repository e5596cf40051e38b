/** What is short or left over in one column of time. */
import type { PeriodColumn } from '@shared/contract/planning-calls'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatQuantityCompact, withSign } from '../../../ui/format'
import { useFormat } from '../../../ui/use-format'

interface GapCellProps {
  readonly name: string
  readonly kind: PeriodColumn['kind']
  readonly gap: number
  readonly excess: boolean
  readonly chosen: boolean
  readonly left: number
  readonly width: number
  /** The one that Tab leads to. */
  readonly reached: boolean
  readonly onGo: () => void
  /** It has the keyboard: by a key, or because it was pressed. */
  readonly onReach: (byKey: boolean) => void
}

export function GapCell({
  name,
  kind,
  gap,
  excess,
  chosen,
  left,
  width,
  reached,
  onGo,
  onReach,
}: GapCellProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const verdict = gap < -0.5 ? 'short' : excess ? 'excess' : 'even'
  const size = formatQuantityCompact(Math.abs(gap), format.language)
  const text =
    verdict === 'even'
      ? t('rows.gapEven', { period: name })
      : t(verdict === 'short' ? 'rows.gapShort' : 'rows.gapExcess', {
          period: name,
          count: format.quantity(Math.abs(gap)),
        })
  return (
    <Tooltip title={text}>
      <button
        type="button"
        className={`gap-cell gap-${verdict} ${kind}`}
        style={{ insetInlineStart: left, width }}
        aria-description={text}
        aria-current={chosen ? 'date' : undefined}
        onClick={onGo}
        tabIndex={reached ? 0 : -1}
        onFocus={({ currentTarget }) => onReach(currentTarget.matches(':focus-visible'))}
      >
        <span className="gap-month">{name}</span>
        <span className="gap-figure">
          {verdict === 'short' ? '▼' : verdict === 'excess' ? '▲' : ''}
          {Math.abs(gap) < 0.5 ? '0' : withSign(gap, () => size)}
        </span>
      </button>
    </Tooltip>
  )
}
