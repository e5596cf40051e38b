/** The block a fill reaches when the handle is dragged to a cell: along the axis it was dragged further. */
import type { CellBounds, CellPosition } from '../range/cell-range'

const beyond = (at: number, first: number, last: number): number =>
  at > last ? at - last : at < first ? at - first : 0

export function fillBounds(from: CellBounds, to: CellPosition): CellBounds {
  const rows = beyond(to.row, from.top, from.bottom)
  const columns = beyond(to.column, from.left, from.right)
  if (Math.abs(rows) > Math.abs(columns))
    return {
      ...from,
      top: from.top + Math.min(0, rows),
      bottom: from.bottom + Math.max(0, rows),
    }
  return {
    ...from,
    left: from.left + Math.min(0, columns),
    right: from.right + Math.max(0, columns),
  }
}
