/** Where the cell cursor is and how it moves. */
import type { Column, GridApi } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import { passHeadings } from './grid-passing'
import type { GridRow } from './grid-row'

const between = (value: number, last: number): number => Math.max(0, Math.min(value, last))

/** With the row above it, which may lie under the heading that stays in sight. */
export function keepInSight(api: GridApi<GridRow>, rowIndex: number): void {
  api.ensureIndexVisible(rowIndex)
  api.ensureIndexVisible(Math.max(0, rowIndex - 1))
}

export function focusAt(api: GridApi<GridRow>, rowIndex: number, column: string): void {
  keepInSight(api, rowIndex)
  api.ensureColumnVisible(column)
  api.setFocusedCell(rowIndex, column)
}

/** Moves the cursor by rows and columns from where it is, or from a cell it is to be thought of on, stopping at the edges. */
export function moveFocus(
  host: GridHost,
  rows: number,
  columns: number,
  from?: { readonly rowIndex: number; readonly column: Column },
): void {
  const { api, cursor } = host
  const now = from ?? api?.getFocusedCell()
  if (!api || !now) return
  const shown = api.getAllDisplayedColumns()
  const column = shown[between(shown.indexOf(now.column) + columns, shown.length - 1)]
  const row = between(now.rowIndex + rows, api.getDisplayedRowCount() - 1)
  const step = rows < 0 ? -1 : 1
  if (!column) return
  focusAt(api, passHeadings(api, row, step), column.getColId())
  cursor?.now()
}

/** Puts a column near the left edge, with some of what came before it still in sight. */
export function showColumn(
  api: GridApi<GridRow>,
  columns: readonly { readonly id: string }[],
  at: number,
  before: number,
): void {
  const from = columns[Math.max(0, at - before)]
  if (from) api.ensureColumnVisible(from.id, 'start')
}
