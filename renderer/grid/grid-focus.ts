/** Where the cell cursor is and how it moves. */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'
import { columnOf } from './period-column-id'

const between = (value: number, last: number): number => Math.max(0, Math.min(value, last))

export function focusAt(api: GridApi<GridRow>, rowIndex: number, column: string): void {
  api.ensureIndexVisible(rowIndex)
  api.ensureColumnVisible(column)
  api.setFocusedCell(rowIndex, column)
}

/** Moves the cursor by rows and columns, stopping at the edges. */
export function moveFocus(api: GridApi<GridRow>, rows: number, columns: number): void {
  const now = api.getFocusedCell()
  if (!now) return
  const shown = api.getAllDisplayedColumns()
  const column = shown[between(shown.indexOf(now.column) + columns, shown.length - 1)]
  const row = between(now.rowIndex + rows, api.getDisplayedRowCount() - 1)
  if (column) focusAt(api, row, column.getColId())
}

/** Puts a period near the left edge, with some of what came before it still in sight. */
export function showPeriod(
  api: GridApi<GridRow>,
  periods: readonly string[],
  at: number,
  before: number,
): void {
  const from = periods[Math.max(0, at - before)]
  if (from !== undefined) api.ensureColumnVisible(columnOf(from), 'start')
}
