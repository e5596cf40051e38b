import type { Side, ViewRow } from '@shared/contract/planning-calls'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeKey } from '../../grid/grid-row'
import type { PlanBlock } from '../../grid/plan-block'
import { EmptyState } from '../../ui/empty-state'
import { drawnMeasures } from './chart-recipes'
import { cursorPause, type SelectedCell, useSettledSelection } from './plan-selection'
import type { SessionState } from './plan-session'
import { SelectedChart } from './selected-chart'
import { useAfterPaint } from './use-after-paint'

interface ChartPanelProps {
  readonly scenario: string
  readonly sides: SessionState['sides']
  readonly visible: readonly Side[]
}

/** Whether the chart of a side would draw anything of a row: materials have no demand of their own. */
function isDrawn(side: Side, block: PlanBlock, row: ViewRow): boolean {
  const { periods, rows, values } = block
  const key = nodeKey(row)
  const drawn = new Set(drawnMeasures(side))
  return rows.some(
    (other, r) =>
      drawn.has(other.measure) &&
      nodeKey(other) === key &&
      values.subarray(r * periods.length, (r + 1) * periods.length).some((value) => value > 0),
  )
}

/** The chosen row; before anything is chosen, or when that row is out of sight, the first one in sight that has figures. */
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
  let first: SelectedCell | null = null
  for (const side of visible) {
    const block = sides[side].live?.block
    const row = block?.rows[0]
    if (!block || !row) continue
    const shown = { side, row, period: null, months: null }
    if (isDrawn(side, block, row)) return shown
    first ??= shown
  }
  return first
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
