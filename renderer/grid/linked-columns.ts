/** Where the columns of linked grids lie, for what is drawn above or between them. */
import type { GridApi } from 'ag-grid-community'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { GridLink } from './grid-link'
import type { GridRow } from './grid-row'

export interface LinkedColumn {
  readonly id: string
  /** Pixels from the first column of time, wherever the grids are scrolled to. */
  readonly left: number
  readonly width: number
}

export interface LinkedColumns {
  /** Width of the names before the columns of time. */
  readonly label: number
  readonly columns: readonly LinkedColumn[]
}

export interface ColumnsWatcher {
  /** Columns are others, or have other widths. */
  shown(columns: LinkedColumns): void
  scrolled(left: number): void
}

export function columnsOf(api: GridApi<GridRow>): LinkedColumns {
  const shown = api.getAllDisplayedColumns()
  const label = api.getDisplayedLeftColumns().reduce((sum, one) => sum + one.getActualWidth(), 0)
  const columns = shown
    .filter((one) => !one.isPinned())
    .map((one) => ({ id: one.getColId(), left: one.getLeft() ?? 0, width: one.getActualWidth() }))
  return { label, columns }
}

/** The columns of the grids; null while there is none. The element of `line` is kept scrolled to where they are, past React. */
export function useLinkedColumns(
  link: GridLink,
  line: RefObject<HTMLElement | null>,
): LinkedColumns | null {
  const [columns, setColumns] = useState<LinkedColumns | null>(null)
  useEffect(
    () =>
      link.watchColumns({
        shown: setColumns,
        scrolled(left) {
          if (line.current) line.current.style.transform = `translateX(${-left}px)`
        },
      }),
    [link, line],
  )
  // Whatever is drawn anew, which may be later than the columns are known.
  useLayoutEffect(() => {
    if (line.current) line.current.style.transform = `translateX(${-link.scrolledTo()}px)`
  })
  return columns
}
