/** The selected block of a grid, and the cell in it where the cursor stands. */

import type { GridSelection } from '../grid-edit'
import type { GridHost } from '../grid-host'
import {
  boundsOf,
  type CellBounds,
  type CellPosition,
  type CellRange,
  isSingle,
  rangeOf,
  singleCell,
} from './cell-range'
import { moveWithin } from './move-within'
import type { RangeOverlay } from './range-overlay'
import type { ShownCells } from './shown-cells'

/** Of a cell that may be shown in another place, or not at all: its row's id and its column's first month. */
interface CellName {
  readonly row: string
  readonly month: string
}

const same = (a: CellPosition | null, b: CellPosition | null): boolean =>
  a?.row === b?.row && a?.column === b?.column

const alike = (a: readonly number[] = [], b: readonly number[] = []): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

const sameCells = (a: GridSelection | null, b: GridSelection | null): boolean =>
  alike(a?.blockRows, b?.blockRows) && alike(a?.blockColumns, b?.blockColumns)

export class GridRange {
  private range: CellRange | null = null
  /** Where this put the cursor; a cursor elsewhere was moved by other means and begins anew. */
  private active: CellPosition | null = null
  /** Rows and columns come and go: the selection stays on those it was on. */
  private ends: { readonly anchor: CellName; readonly head: CellName } | null = null
  /** What the screen was told last. */
  private told: GridSelection | null = null

  constructor(
    readonly cells: ShownCells,
    readonly overlay: RangeOverlay,
    private readonly host: GridHost,
  ) {}

  get bounds(): CellBounds | null {
    return this.range && boundsOf(this.range)
  }

  get current(): CellRange | null {
    return this.range
  }

  get isSingle(): boolean {
    return !this.range || isSingle(this.range)
  }

  /** The cell with the cursor; its column is -1 on a label. */
  cursor(): CellPosition | null {
    const focused = this.cells.api.getFocusedCell()
    return (
      focused && { row: focused.rowIndex, column: this.cells.columnAt(focused.column as never) }
    )
  }

  /** The cursor may have been moved by the grid itself: then the selection is the cell it is on. */
  follow(): void {
    const at = this.cursor()
    if (same(at, this.active)) return
    this.active = at
    this.put(at && at.column >= 0 && !this.cells.isHeading(at.row) ? singleCell(at) : null)
  }

  /** Selects a block with the cursor at its beginning, or at `active`. */
  select(range: CellRange, active: CellPosition = range.anchor): void {
    this.active = active
    this.put(range)
  }

  selectBounds(bounds: CellBounds): void {
    const cursor = this.cursor()
    this.select(rangeOf(bounds), cursor ?? undefined)
  }

  /** The selection reaches from where it began to this cell. */
  extend(head: CellPosition, see = true): void {
    if (!this.range) {
      this.put(singleCell(head))
      return
    }
    this.put({ ...this.range, head })
    if (see) this.see(head)
  }

  /** Puts the cursor on a cell, which is then all that is selected. */
  go(cell: CellPosition): void {
    this.put(singleCell(cell))
    this.focus(cell)
  }

  /** Enter and Tab: within a block that is larger than a cell, else to the next cell. */
  advance(down: boolean, step: 1 | -1): void {
    const { bounds } = this
    const at = this.cursor()
    if (!bounds || !at) return
    const rows = this.cells.figureRows(bounds.top, bounds.bottom)
    if (!this.isSingle && rows.length > 0) {
      this.focus(moveWithin(bounds, rows, at, down, step))
      return
    }
    this.go(
      down
        ? { ...at, row: this.rowBeyond(at.row, step) }
        : { ...at, column: Math.max(0, Math.min(at.column + step, this.cells.lastColumn)) },
    )
  }

  /** The next row of figures in a direction; the same where there is none. */
  rowBeyond(row: number, step: 1 | -1): number {
    let at = row + step
    while (at >= 0 && at <= this.cells.lastRow && this.cells.isHeading(at)) at += step
    return at >= 0 && at <= this.cells.lastRow ? at : row
  }

  see({ row, column }: CellPosition): void {
    const { api, columns } = this.cells
    api.ensureIndexVisible(row)
    api.ensureIndexVisible(Math.max(0, row - 1))
    const shown = columns[column]
    if (shown) api.ensureColumnVisible(shown)
  }

  focus(cell: CellPosition): void {
    const column = this.cells.columns[cell.column]
    if (!column) return
    this.active = cell
    this.see(cell)
    this.cells.api.setFocusedCell(cell.row, column)
    this.host.cursor?.now()
  }

  /** Only the cell with the cursor stays selected. */
  collapse(): void {
    this.overlay.show('copied', null)
    const at = this.cursor()
    if (at && at.column >= 0) this.select(singleCell(at))
  }

  clear(): void {
    this.active = null
    this.put(null)
  }

  /** Rows or columns are others now. */
  renew(): void {
    this.cells.refresh()
    const { range, ends } = this
    if (range && ends) {
      const anchor = this.cellOf(ends.anchor)
      const head = this.cellOf(ends.head)
      if (!anchor || !head) this.range = null
      else if (!same(anchor, range.anchor) || !same(head, range.head)) {
        const moved = anchor.column !== range.anchor.column || head.column !== range.head.column
        this.range = { anchor, head }
        if (this.active)
          this.active = {
            row: this.active.row + anchor.row - range.anchor.row,
            column: moved ? anchor.column : this.active.column,
          }
      }
      // The same cells may lie elsewhere in the block: rows were opened above them, or other measures are held.
      if (!sameCells(this.selection(), this.told)) this.tell()
    }
    this.paint()
  }

  paint(): void {
    const { bounds } = this
    this.overlay.show('range', bounds && !this.isSingle ? bounds : null)
    this.overlay.showHandle(bounds && this.canFill(bounds) ? bounds : null)
  }

  /** What the screen is told, in terms of the plan. */
  selection(): GridSelection | null {
    const { bounds, cells } = this
    if (!bounds) return null
    const { rows: all, periods } = this.host.state.source.block
    const blockRows = cells
      .figureRows(bounds.top, bounds.bottom)
      .flatMap((row) => cells.gridRow(row)?.r ?? [])
    const blockColumns: number[] = []
    // What sums up several months stands for them.
    for (let column = bounds.left; column <= bounds.right; column++)
      blockColumns.push(...cells.months(column))
    return {
      blockRows,
      blockColumns,
      rows: blockRows.flatMap((row) => all[row] ?? []),
      columns: blockColumns.flatMap((column) => periods[column] ?? []),
    }
  }

  private put(range: CellRange | null): void {
    this.range = range
    this.ends = range && { anchor: this.nameOf(range.anchor), head: this.nameOf(range.head) }
    this.paint()
    if (range) this.host.alone()
    this.tell()
  }

  private tell(): void {
    this.told = this.selection()
    this.host.state.onRange?.(this.told)
  }

  private nameOf({ row, column }: CellPosition): CellName {
    return { row: this.cells.gridRow(row)?.id ?? '', month: this.cells.month(column) ?? '' }
  }

  /** Null where it is not shown any more. */
  private cellOf({ row: id, month }: CellName): CellPosition | null {
    const row = this.cells.api.getRowNode(id)?.rowIndex ?? -1
    const column = this.cells.columnHolding(month)
    return row < 0 || column < 0 ? null : { row, column }
  }

  /** A handle only where there is something to write; a look at the first rows says enough. */
  private canFill({ top, bottom, right }: CellBounds): boolean {
    const last = Math.min(bottom, top + 60)
    for (let row = top; row <= last; row++) if (this.cells.mayEdit(row, right)) return true
    return false
  }
}
