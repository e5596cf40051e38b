/** Enter and Tab inside a selection go from cell to cell and come round at its end, as in a spreadsheet. */
import type { CellBounds, CellPosition } from './cell-range'

/** The next cell of the `rows` listed, which leave headings out; `down` goes along columns, else along rows. */
export function moveWithin(
  { left, right }: CellBounds,
  rows: readonly number[],
  from: CellPosition,
  down: boolean,
  step: 1 | -1,
): CellPosition {
  const height = rows.length
  const width = right - left + 1
  const at = {
    row: Math.max(0, rows.indexOf(from.row)),
    column: Math.max(0, Math.min(from.column - left, width - 1)),
  }
  const count = height * width
  const place = down ? at.column * height + at.row : at.row * width + at.column
  const next = (place + step + count) % count
  return {
    row: rows[down ? next % height : Math.floor(next / width)] ?? from.row,
    column: left + (down ? Math.floor(next / height) : next % width),
  }
}
