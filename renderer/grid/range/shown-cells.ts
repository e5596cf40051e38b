/** The cells a grid shows, by position: rows as they are displayed, headings among them, and the columns of periods. */
import type { PeriodColumn, ViewRow } from '@shared/contract/planning-calls'
import type { Column, GridApi } from 'ag-grid-community'
import type { GridHost } from '../grid-host'
import type { GridRow } from '../grid-row'

export class ShownCells {
  private list: readonly Column[] = []
  private inBlock: readonly number[] = []

  constructor(
    readonly api: GridApi<GridRow>,
    private readonly host: GridHost,
  ) {
    this.refresh()
  }

  /** After columns came, went or moved. */
  refresh(): void {
    const found = this.api.getAllDisplayedColumns().flatMap((column) => {
      const shown = this.host.columnAt(column.getColId())
      return shown ? [{ column, at: shown.index }] : []
    })
    this.list = found.map(({ column }) => column)
    this.inBlock = found.map(({ at }) => at)
  }

  get columns(): readonly Column[] {
    return this.list
  }

  get lastColumn(): number {
    return this.list.length - 1
  }

  get lastRow(): number {
    return this.api.getDisplayedRowCount() - 1
  }

  gridRow(row: number): GridRow | undefined {
    return this.api.getDisplayedRowAtIndex(row)?.data
  }

  isHeading(row: number): boolean {
    return this.gridRow(row)?.heading === true
  }

  /** The rows of figures between two, both included. */
  figureRows(top: number, bottom: number): number[] {
    const rows: number[] = []
    for (let row = top; row <= bottom; row++) if (!this.isHeading(row)) rows.push(row)
    return rows
  }

  columnAt(column: Column): number {
    return this.list.indexOf(column)
  }

  /** Column of the block; of one that sums up several months a place after all of them. */
  blockColumn(column: number): number {
    return this.inBlock[column] ?? -1
  }

  /** The months a column stands for, as places in the block. */
  months(column: number): number[] {
    const time = this.host.columnAt(this.list[column]?.getColId() ?? '')
    return time ? Array.from({ length: time.to - time.from }, (_, k) => time.from + k) : []
  }

  /** The month a column begins with. */
  month(column: number): string | undefined {
    return this.host.columnAt(this.list[column]?.getColId() ?? '')?.period
  }

  /** The column that shows a month; -1 where none does. */
  columnHolding(month: string): number {
    const id = this.host.columnHolding(month)?.id
    return this.list.findIndex((column) => column.getColId() === id)
  }

  /** The current month is in it. */
  isCurrent(column: number): boolean {
    const id = this.list[column]?.getColId()
    return id !== undefined && this.host.columnAt(id)?.kind === 'current'
  }

  period(column: number): PeriodColumn | undefined {
    return this.host.state.source.block.periods[this.blockColumn(column)]
  }

  viewRow(row: number): ViewRow | undefined {
    const found = this.gridRow(row)
    return found && this.host.row(found)
  }

  value(row: number, column: number): number | null {
    const found = this.gridRow(row)
    return found && !found.heading ? this.host.value(found, this.blockColumn(column)) : null
  }

  flags(row: number, column: number): number {
    const found = this.gridRow(row)
    return found ? this.host.flags(found, this.blockColumn(column)) : 0
  }

  /** Whether anybody could ever write there, locks and fences aside. */
  mayEdit(row: number, column: number): boolean {
    const found = this.viewRow(row)
    const period = this.period(column)
    return !!found && !!period && !this.isHeading(row) && this.host.state.canEdit(found, period)
  }
}
