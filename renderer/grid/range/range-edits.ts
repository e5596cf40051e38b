/** Writing many cells at once: clearing, filling, one entry over a whole selection. Calculated rows and the past are passed over. */
import { fillLine } from '../fill/fill-line'
import type { GridEdit } from '../grid-edit'
import type { CellBounds } from './cell-range'
import type { GridRange } from './grid-range'
import type { ShownCells } from './shown-cells'

const asEntry = (value: number | null): string => (value === null ? '' : String(value))

/** Every cell somebody may write in, as an edit; `entryOf` answers null for cells to leave alone. */
function editsOf(
  cells: ShownCells,
  { top, left, bottom, right }: CellBounds,
  entryOf: (row: number, column: number) => string | null,
): GridEdit[] {
  const edits: GridEdit[] = []
  for (const at of cells.figureRows(top, bottom)) {
    const row = cells.viewRow(at)
    if (!row?.editable) continue
    for (let column = left; column <= right; column++) {
      const period = cells.period(column)
      const entry = period && cells.mayEdit(at, column) ? entryOf(at, column) : null
      if (period && entry !== null)
        edits.push({ row, period, entry, flags: cells.flags(at, column) })
    }
  }
  return edits
}

export const entryOver = ({ cells, bounds }: GridRange, entry: string): GridEdit[] =>
  bounds ? editsOf(cells, bounds, () => entry) : []

/** Whatever has a figure: what was not typed stays as it is calculated. */
export const clearing = ({ cells, bounds }: GridRange): GridEdit[] =>
  bounds
    ? editsOf(cells, bounds, (row, column) => (cells.value(row, column) === null ? null : ''))
    : []

/** Ctrl+R: the first column into the others. */
export const fillRight = ({ cells, bounds }: GridRange): GridEdit[] =>
  bounds
    ? editsOf(cells, { ...bounds, left: bounds.left + 1 }, (row) =>
        asEntry(cells.value(row, bounds.left)),
      )
    : []

/** Downwards figures are taken from the row of the same measure, where the source has one, else from its row nearest by. */
function downFrom(cells: ShownCells, source: readonly number[], back: boolean) {
  const byMeasure = new Map(source.map((row) => [cells.viewRow(row)?.measure, row]))
  const nearest = back ? source[0] : source.at(-1)
  return (row: number): number | undefined => {
    const same = byMeasure.get(cells.viewRow(row)?.measure)
    return same ?? (source.length === 1 ? nearest : undefined)
  }
}

/** Ctrl+D: the first row into the others. */
export function fillDown({ cells, bounds }: GridRange): GridEdit[] {
  if (!bounds) return []
  const [first, second] = cells.figureRows(bounds.top, bounds.bottom)
  if (first === undefined || second === undefined) return []
  return editsOf(cells, { ...bounds, top: second }, (_, column) =>
    asEntry(cells.value(first, column)),
  )
}

/** The handle dragged from a block to a larger one. */
export function fillTo(
  { cells }: GridRange,
  from: CellBounds,
  to: CellBounds,
  repeat: boolean,
): GridEdit[] {
  const back = to.top < from.top || to.left < from.left
  if (to.top < from.top || to.bottom > from.bottom) {
    const target = back ? { ...to, bottom: from.top - 1 } : { ...to, top: from.bottom + 1 }
    const sourceOf = downFrom(cells, cells.figureRows(from.top, from.bottom), back)
    return editsOf(cells, target, (row, column) => {
      const source = sourceOf(row)
      return source === undefined ? null : asEntry(cells.value(source, column))
    })
  }
  const target = back ? { ...to, right: from.left - 1 } : { ...to, left: from.right + 1 }
  const count = target.right - target.left + 1
  const lines = new Map<number, (number | null)[]>()
  const lineOf = (row: number): (number | null)[] => {
    const source = Array.from({ length: from.right - from.left + 1 }, (_, k) =>
      cells.value(row, from.left + k),
    )
    const line = lines.get(row) ?? fillLine(source, count, { back, repeat })
    lines.set(row, line)
    return line
  }
  return editsOf(cells, target, (row, column) =>
    asEntry(lineOf(row)[back ? from.left - 1 - column : column - from.right - 1] ?? null),
  )
}
