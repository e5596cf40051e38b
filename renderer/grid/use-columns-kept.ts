/** Columns come and go when years fold or months become quarters: cursor and selection stay on the months they were on, and what was first in sight stays first. */
import type { ColDef, ColGroupDef } from 'ag-grid-community'
import { useLayoutEffect, useRef } from 'react'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'

/** The month that begins the first column in sight. */
function firstInSight({ api }: GridHost): string | undefined {
  const { left } = api?.getHorizontalPixelRange() ?? { left: 0 }
  return api
    ?.getAllDisplayedColumns()
    .find((column) => !column.isPinned() && (column.getLeft() ?? 0) >= left)
    ?.getColId()
}

export function useColumnsKept(
  host: GridHost,
  columns: (ColDef<GridRow> | ColGroupDef<GridRow>)[],
): void {
  /** The month the cursor was on before its column became one of several months. */
  const before = useRef<{ readonly column: string; readonly month: string } | null>(null)
  useLayoutEffect(() => {
    const { api } = host
    if (!api || api.getGridOption('columnDefs') === columns) return
    const first = firstInSight(host)
    const firstMonth = first && host.monthOf(first)
    const focused = api.getFocusedCell()
    const column = focused?.column.getColId() ?? ''
    const month = before.current?.column === column ? before.current.month : host.monthOf(column)
    const cell = document.activeElement?.closest('.ag-cell')
    const hadKeys = cell !== null && cell !== undefined && host.body?.contains(cell) === true
    host.show('columnDefs', columns)
    const top = firstMonth && host.columnHolding(firstMonth)?.id
    if (top && top !== first) api.ensureColumnVisible(top, 'start')
    const kept = month && host.columnHolding(month)?.id
    before.current = month && kept ? { column: kept, month } : null
    if (!focused || !kept || kept === column) return
    api.ensureColumnVisible(kept)
    if (hadKeys) api.setFocusedCell(focused.rowIndex, kept)
  }, [host, columns])
}
