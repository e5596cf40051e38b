/** Keys that move and stretch a selection, while no editor is open. */
import type { CellPosition } from './cell-range'
import type { GridRange } from './grid-range'
import { jumpToEdge } from './jump-to-edge'

const arrows: Readonly<Record<string, readonly [rows: 0 | 1 | -1, columns: 0 | 1 | -1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell an arrow leads to: the next one, or as far as Ctrl goes. */
function arrowTarget(
  range: GridRange,
  from: CellPosition,
  [rows, columns]: readonly [0 | 1 | -1, 0 | 1 | -1],
  far: boolean,
): CellPosition {
  const { cells } = range
  if (rows !== 0) {
    if (!far) return { ...from, row: range.rowBeyond(from.row, rows) }
    const edge = rows < 0 ? 0 : cells.lastRow
    return { ...from, row: cells.isHeading(edge) ? range.rowBeyond(edge, rows < 0 ? 1 : -1) : edge }
  }
  const step = columns === 0 ? 1 : columns
  const next = from.column + step
  const column = far
    ? jumpToEdge((at) => cells.value(from.row, at) !== null, from.column, step, cells.lastColumn)
    : Math.max(0, Math.min(next, cells.lastColumn))
  return { ...from, column }
}

/** Where Home goes: to the current period, and from there on to the beginning of history. */
function homeColumn(range: GridRange, from: number): number {
  const current = range.cells.columns.findIndex((_, column) => range.cells.isCurrent(column))
  return current < 0 || from === current ? 0 : current
}

function edgeTarget(
  range: GridRange,
  from: CellPosition,
  key: string,
  whole: boolean,
): CellPosition | null {
  const { cells } = range
  const first = cells.isHeading(0) ? range.rowBeyond(0, 1) : 0
  const last = cells.isHeading(cells.lastRow) ? range.rowBeyond(cells.lastRow, -1) : cells.lastRow
  if (key === 'Home')
    return { row: whole ? first : from.row, column: homeColumn(range, from.column) }
  if (key === 'End') return { row: whole ? last : from.row, column: cells.lastColumn }
  return null
}

function pageTarget(range: GridRange, from: CellPosition, key: string): CellPosition | null {
  if (key !== 'PageUp' && key !== 'PageDown') return null
  const { api, lastRow, isHeading } = range.cells
  const page = Math.max(1, api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() - 10)
  const step = key === 'PageUp' ? -1 : 1
  const row = Math.max(0, Math.min(from.row + step * page, lastRow))
  if (!isHeading.call(range.cells, row)) return { ...from, row }
  const passed = range.rowBeyond(row, step)
  return { ...from, row: passed === row ? range.rowBeyond(row, step === 1 ? -1 : 1) : passed }
}

/** Answers true where the key was one of these. */
export function rangeKey(range: GridRange, event: KeyboardEvent): boolean {
  range.follow()
  const { key, shiftKey } = event
  const ctrl = event.ctrlKey || event.metaKey
  const cursor = range.cursor()
  if (!cursor) return false
  const { cells } = range
  if (ctrl && !shiftKey && key.toLowerCase() === 'a') {
    const top = cells.isHeading(0) ? range.rowBeyond(0, 1) : 0
    range.selectBounds({ top, left: 0, bottom: cells.lastRow, right: cells.lastColumn })
    return true
  }
  if (key === 'Escape') {
    range.collapse()
    return false
  }
  const { bounds } = range
  if (key === ' ' && shiftKey && bounds) {
    range.selectBounds({ ...bounds, left: 0, right: cells.lastColumn })
    return true
  }
  if (key === ' ' && ctrl && bounds) {
    range.selectBounds({ ...bounds, top: 0, bottom: cells.lastRow })
    return true
  }
  const from = shiftKey ? (range.current?.head ?? { ...cursor, column: 0 }) : cursor
  // From a label the grid goes its own way.
  if (!shiftKey && from.column < 0) return false
  const arrow = arrows[key]
  const to = arrow
    ? arrowTarget(range, from, arrow, ctrl)
    : (edgeTarget(range, from, key, ctrl) ?? pageTarget(range, from, key))
  if (!to) return false
  // A plain step is the grid's own: it passes to the labels too.
  if (arrow && !shiftKey && !ctrl) return false
  if (shiftKey) range.extend(to)
  else range.go(to)
  return true
}
