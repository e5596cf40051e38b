import type { ViewRow } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { nodeKey } from '../../grid/grid-row'
import { EmptyState } from '../../ui/empty-state'
import type { SelectedCell } from './plan-selection'
import type { SessionState } from './plan-session'
import { SelectedChart } from './selected-chart'

interface ChartPanelProps {
  readonly cell: SelectedCell | null
  readonly sides: SessionState['sides']
}

/** The chosen row; before anything is chosen, or when that row is gone, the total of the first open side. */
function shownCell(cell: SelectedCell | null, sides: SessionState['sides']): SelectedCell | null {
  const rowsOf = (side: SelectedCell['side']): readonly ViewRow[] =>
    sides[side].live?.block.rows ?? []
  if (cell) {
    const key = nodeKey(cell.row)
    if (rowsOf(cell.side).some((row) => nodeKey(row) === key)) return cell
  }
  for (const side of [cell?.side ?? 'demand', 'demand', 'supply', 'resource'] as const) {
    const row = rowsOf(side)[0]
    if (row) return { side, row, period: null }
  }
  return null
}

export function ChartPanel({ cell, sides }: ChartPanelProps) {
  const { t } = useTranslation()
  const shown = shownCell(cell, sides)
  const live = shown ? sides[shown.side].live : null
  return shown && live ? (
    <SelectedChart cell={shown} live={live} />
  ) : (
    <EmptyState title={t('plan.chartHint')} />
  )
}
