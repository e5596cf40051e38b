/** Which cell lies at a point of the screen; the nearest one in sight where the point is beside the grid. */
import type { GridHost } from '../grid-host'
import type { CellPosition } from './cell-range'
import type { ShownCells } from './shown-cells'

export interface GridFrame {
  readonly viewport: HTMLElement
  /** Holds all rows, however far they reach. */
  readonly rows: HTMLElement
}

/** What of the viewport shows figures: not labels, headings, scrollbars. */
export function figuresInSight({ viewport, rows }: GridFrame, host: GridHost): DOMRect {
  const { left, top } = viewport.getBoundingClientRect()
  const header = viewport.querySelector<HTMLElement>('.ag-grid-pinned-top-rows')?.offsetHeight ?? 0
  const labels = host.labelWidth()
  const height = Math.min(viewport.clientHeight, rows.offsetHeight + header)
  return new DOMRect(left + labels, top + header, viewport.clientWidth - labels, height - header)
}

const within = (value: number, from: number, to: number): number =>
  Math.max(from, Math.min(value, to))

export function cellAtPoint(
  frame: GridFrame,
  host: GridHost,
  cells: ShownCells,
  point: { readonly x: number; readonly y: number },
): CellPosition | null {
  const seen = figuresInSight(frame, host)
  const rows = frame.rows.getBoundingClientRect()
  const y = within(point.y, seen.top, seen.bottom - 1) - rows.top
  const x = within(point.x, seen.left, seen.right - 1) - rows.left - host.labelWidth()
  const found = cells.columns.findIndex((one) => x < (one.getLeft() ?? 0) + one.getActualWidth())
  if (cells.lastColumn < 0 || cells.lastRow < 0) return null
  return {
    row: within(Math.floor(y / host.rowHeight), 0, cells.lastRow),
    column: found < 0 ? cells.lastColumn : found,
  }
}
