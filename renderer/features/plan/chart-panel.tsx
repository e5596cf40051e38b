import type { Side, ViewRow } from '@shared/contract/planning-calls'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeKey } from '../../grid/grid-row'
import { EmptyState } from '../../ui/empty-state'
import { cursorPause, type SelectedCell, useSettledSelection } from './plan-selection'
import type { SessionState } from './plan-session'
import { SelectedChart } from './selected-chart'
import { useAfterPaint } from './use-after-paint'

interface ChartPanelProps {
  readonly scenario: string
  readonly sides: SessionState['sides']
  readonly visible: readonly Side[]
}

/** The chosen row; before anything is chosen, or when that row is out of sight, the first one in sight. */
function shownCell(
  cell: SelectedCell | null,
  sides: SessionState['sides'],
  visible: readonly Side[],
): SelectedCell | null {
  const rowsOf = (side: Side): readonly ViewRow[] => sides[side].live?.block.rows ?? []
  if (cell && visible.includes(cell.side)) {
    const key = nodeKey(cell.row)
    if (rowsOf(cell.side).some((row) => nodeKey(row) === key)) return cell
  }
  for (const side of visible) {
    const row = rowsOf(side)[0]
    if (row) return { side, row, period: null, months: null }
  }
  return null
}

export const ChartPanel = memo(function ChartPanel({
  scenario,
  sides: now,
  visible,
}: ChartPanelProps) {
  // The cursor moves on at once; the chart follows when there is time.
  const cell = useSettledSelection((selection) => selection.cell, cursorPause)
  const sides = useAfterPaint(now)
  const { t } = useTranslation()
  const shown = shownCell(cell, sides, visible)
  const live = shown ? sides[shown.side].live : null
  return shown && live ? (
    <SelectedChart scenario={scenario} cell={shown} live={live} />
  ) : (
    <EmptyState title={t('plan.chartHint')} />
  )
})
