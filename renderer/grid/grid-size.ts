/** Rows, columns and text of a grid in the size the planner chose. */
import type { CellPosition, GridApi } from 'ag-grid-community'
import { useLayoutEffect, useRef } from 'react'
import type { GridHost } from './grid-host'
import { type GridRoom, roomMeasures } from './grid-room'
import type { GridRow } from './grid-row'
import { gridRowHeight, gridThemeAt, yearHeaderHeight } from './grid-theme'
import { labelColumnId } from './label-column-id'

export interface ColumnWidths {
  readonly label: number
  readonly period: number
}

export function widthsIn(room: GridRoom, zoom: number): ColumnWidths {
  const { label, period } = roomMeasures[room]
  // Labels need less of a larger grid than figures do.
  return {
    label: Math.round(label * Math.min(zoom, 1 + (zoom - 1) / 2)),
    period: Math.ceil(period * zoom),
  }
}

/** What the style sheet needs to know. */
export const sizeStyle = (zoom: number): Record<string, string> => ({ '--grid-zoom': String(zoom) })

/** The cell the cursor is on, where it can be seen. */
function cursorInSight(api: GridApi<GridRow>, rowHeight: number): CellPosition | null {
  const cell = api.getFocusedCell()
  if (!cell) return null
  const { top, bottom } = api.getVerticalPixelRange()
  const { left, right } = api.getHorizontalPixelRange()
  const [x, y] = [cell.column.getLeft() ?? 0, cell.rowIndex * rowHeight]
  const across = cell.column.isPinned() || (x >= left && x < right)
  return across && y >= top && y < bottom ? cell : null
}

/** Gives the grid another size while it is open; columns get their usual widths in it. */
export function useGridSize(host: GridHost, room: GridRoom, zoom: number): void {
  const shown = useRef(zoom)
  /** Where the cursor was before sizes that follow each other at once. */
  const kept = useRef<CellPosition | null>(null)
  useLayoutEffect(() => {
    const { api } = host
    if (!api || shown.current === zoom) return
    const before = shown.current
    shown.current = zoom
    const { left } = api.getHorizontalPixelRange()
    const first = api
      .getAllDisplayedColumns()
      .find((one) => !one.isPinned() && one.getLeft()! >= left)
    const top = Math.ceil(api.getVerticalPixelRange().top / Math.round(gridRowHeight * before))
    const cursor = kept.current ?? cursorInSight(api, Math.round(gridRowHeight * before))
    const { label, period } = widthsIn(room, zoom)
    api.updateGridOptions({
      theme: gridThemeAt(zoom),
      groupHeaderHeight: host.scaled(yearHeaderHeight),
    })
    api.setColumnWidths(
      api.getAllGridColumns().map((column) => ({
        key: column,
        newWidth: column.getColId() === labelColumnId ? label : period,
      })),
    )
    // What was first in sight stays first.
    if (first) api.ensureColumnVisible(first, 'start')
    api.ensureIndexVisible(Math.min(top, api.getDisplayedRowCount() - 1), 'top')
    if (cursor) {
      api.ensureIndexVisible(cursor.rowIndex)
      kept.current = cursor
      // Once the grids that scroll with this one have their size, too.
      requestAnimationFrame(() => {
        kept.current = null
        if (!api.isDestroyed()) api.ensureColumnVisible(cursor.column)
      })
    }
    host.follower?.draw()
    host.range?.paint()
    host.stuck?.update()
  }, [host, room, zoom])
}
