/** The cell cursor passes over headings: it stands on figures and their labels only. */
import type {
  CellPosition,
  GridApi,
  NavigateToNextCellParams,
  TabToNextCellParams,
} from 'ag-grid-community'
import type { GridRow } from './grid-row'

const isHeading = (api: GridApi<GridRow>, index: number): boolean =>
  api.getDisplayedRowAtIndex(index)?.data?.heading === true

/** The row meant, or the nearest one beyond a heading; at an edge the nearest one before it. */
export function passHeadings(api: GridApi<GridRow>, index: number, step: 1 | -1): number {
  const last = api.getDisplayedRowCount() - 1
  let at = index
  while (at >= 0 && at <= last && isHeading(api, at)) at += step
  if (at >= 0 && at <= last) return at
  at = index
  while (at >= 0 && at <= last && isHeading(api, at)) at -= step
  return at
}

const passed = (
  api: GridApi<GridRow>,
  next: CellPosition | null,
  step: 1 | -1,
): CellPosition | null =>
  next && isHeading(api, next.rowIndex)
    ? { ...next, rowIndex: passHeadings(api, next.rowIndex, step) }
    : next

export const arrowPassing = ({
  api,
  key,
  nextCellPosition,
}: NavigateToNextCellParams<GridRow>): CellPosition | null =>
  passed(api, nextCellPosition, key === 'ArrowUp' ? -1 : 1)

export const tabPassing = ({
  api,
  backwards,
  nextCellPosition,
}: TabToNextCellParams<GridRow>): CellPosition | boolean =>
  passed(api, nextCellPosition, backwards ? -1 : 1) ?? false
