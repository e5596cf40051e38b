/** What AG Grid's callbacks read: the newest properties of the React component, without new column definitions for every render. */
import { cellFlags, type PeriodColumn, type ViewRow } from '@shared/contract/planning-calls'
import type { ColDef, ColGroupDef, GridApi } from 'ag-grid-community'
import { flagsOf, totalOf } from './block-reader'
import { redrawCells } from './cell-classes'
import type { CellMarks } from './cell-marks'
import { columnWith, type MonthSpan, type TimeColumn, type YearColumns } from './grid-columns'
import type { GridCommands } from './grid-commands'
import type { GridArea, GridEdit, GridSelection, ManyKind } from './grid-edit'
import type { GridRow } from './grid-row'
import { gridRowHeight, periodHeaderHeight, yearHeaderHeight } from './grid-theme'
import { labelColumnId } from './label-column-id'
import type { BlockSource, GridWords } from './plan-block'
import type { GridRange } from './range/grid-range'
import type { RangeClipboard } from './range/range-clipboard'
import type { RowFollower } from './row-follower'
import type { StuckHeading } from './stuck-heading'
import type { CursorTeller } from './tell-cursor'
import { ColumnWidths } from './tight-cells'

export interface PlanGridEvents {
  canEdit(row: ViewRow, period: PeriodColumn): boolean
  /** Why a text cannot be an entry, in words; null where it can. */
  faultOf(text: string): string | null
  /** `to` is the last month of a column that sums up several, `period` its first. */
  onEdit(row: ViewRow, period: PeriodColumn, text: string, to?: string): void
  /** Somebody types where nothing can be typed. */
  onRefused(row: ViewRow, period: PeriodColumn, flags: number): void
  /** `period` is null where a column sums up several, `months` on a label. */
  onSelect(row: ViewRow, period: PeriodColumn | null, months: MonthSpan | null): void
  onToggle(row: ViewRow): void
  /** Many cells are to be written, all or none; some may be locked or fenced. */
  onEdits?(edits: readonly GridEdit[], kind: ManyKind): void
  /** Cells of another program, or of this grid, are put in here. */
  onPaste?(table: readonly (readonly string[])[], area: GridArea): void
  /** Other cells are selected; null where none are. */
  onRange?(selection: GridSelection | null): void
  /** A menu is asked for at a place on the screen. */
  onMenu?(x: number, y: number): void
  /** Larger, smaller, or 0 for the usual size. */
  onZoom?(step: 1 | -1 | 0): void
  onFoldYear(year: string): void
}

export interface GridState extends PlanGridEvents {
  readonly source: BlockSource
  readonly words: GridWords
  /** Nothing can be typed anywhere, whatever the rows say. */
  readonly closed?: boolean
  /** 1 is the usual size of text, rows and columns. */
  readonly zoom?: number
  readonly marks?: CellMarks
}

export class GridHost {
  api: GridApi<GridRow> | null = null
  /** Holds the rows that are drawn. */
  body: HTMLElement | null = null
  /** Names the node whose rows lie under the header. */
  stuck: StuckHeading | null = null
  /** The next editor starts empty: an input method is about to write into it. */
  startEmpty = false
  /** Periods of the past that stay in sight when the current one is shown. */
  periodsBefore = 1

  range: GridRange | null = null
  clipboard: RangeClipboard | null = null
  commands: GridCommands | null = null
  cursor: CursorTeller | null = null
  /** Nothing is selected in the grids that scroll with this one. */
  alone: () => void = () => undefined
  /** First month of every column there was, by id. */
  private readonly months = new Map<string, string>()
  /** The columns of time that are shown, by id. */
  private columns: ReadonlyMap<string, TimeColumn> = new Map()
  /** Those that sum up months, by their place after all months. */
  private sums: ReadonlyMap<number, TimeColumn> = new Map()
  /** Ids of the columns, by their place. */
  private ids: ReadonlyMap<number, string> = new Map()
  private readonly widths = new ColumnWidths()

  constructor(public state: GridState) {}

  get zoom(): number {
    return this.state.zoom ?? 1
  }

  get rowHeight(): number {
    return this.scaled(gridRowHeight)
  }

  get headerHeight(): number {
    return this.scaled(yearHeaderHeight) + this.scaled(periodHeaderHeight)
  }

  /** Pixels at the present zoom. */
  scaled(size: number): number {
    return Math.round(size * this.zoom)
  }

  labelWidth(): number {
    const pinned = this.api?.getDisplayedLeftColumns() ?? []
    return pinned.reduce((width, column) => width + column.getActualWidth(), 0)
  }

  show(option: 'columnDefs', value: (ColDef<GridRow> | ColGroupDef<GridRow>)[]): void
  show(option: 'rowData', value: GridRow[]): void
  show(option: 'columnDefs' | 'rowData', value: never[]): void {
    const { api } = this
    if (api && api.getGridOption(option) !== value) api.setGridOption(option, value)
  }

  /** Rows in sight with figures that changed, and what their cells say besides. Past the grid, which would look at everything that can be in a cell. */
  redraw(changed: Uint32Array): void {
    const { api } = this
    if (!api) return
    const { rows, periods } = this.state.source.block
    const among = new Uint8Array(rows.length)
    for (const cell of changed) among[Math.floor(cell / periods.length)] = 1
    // What sums up months may be a ratio of rows that changed beside its own.
    const all = this.sums.size > 0
    const rowNodes = api
      .getRenderedNodes()
      .filter(({ data }) => data && !data.heading && (all || among[data.r] === 1))
    if (rowNodes.length > 0) redrawCells(this, new Set(rowNodes.map(({ rowIndex }) => rowIndex)))
  }

  /** Figures, labels and headings as they are now. */
  repaint(): void {
    this.api?.refreshCells()
    // A label depends on more than its text: the depth of its node, what can be typed.
    this.api?.refreshCells({ columns: [labelColumnId], force: true })
    // Lines across the whole width are refreshed only where they are named.
    const headings = this.api?.getRenderedNodes().filter(({ data }) => data?.heading)
    if (headings?.length) this.api?.refreshCells({ rowNodes: headings })
    redrawCells(this)
    this.stuck?.update()
  }

  years: readonly YearColumns[] = []
  /** Columns have other widths. */
  widthsChanged: () => void = () => undefined
  /** As the grid has them. */
  shownRows: readonly GridRow[] = []
  /** Tells linked grids what is scrolled and chosen here. */
  follower: RowFollower | null = null

  setColumns(years: readonly YearColumns[]): void {
    this.years = years
    const columns = years.flatMap((year) => year.columns)
    this.columns = new Map(columns.map((one) => [one.id, one]))
    this.ids = new Map(columns.map((one) => [one.index, one.id]))
    this.widths.forget()
    for (const { id, period } of columns) this.months.set(id, period)
    this.sums = new Map(columns.flatMap((one) => (one.size === 'month' ? [] : [[one.index, one]])))
  }

  columnAt(id: string): TimeColumn | undefined {
    return this.columns.get(id)
  }

  /** The month a column begins with, or began with when it was shown. */
  monthOf(id: string): string | undefined {
    return this.months.get(id)
  }

  /** The column that shows a month now. */
  columnHolding(month: string): TimeColumn | undefined {
    const { periods } = this.state.source.block
    return columnWith(
      this.years,
      periods.findIndex(({ period }) => period === month),
    )
  }

  /** First and last month of a column; null of a label. */
  monthsOf(id: string): MonthSpan | null {
    const { periods } = this.state.source.block
    const shown = this.columns.get(id)
    const last = shown && periods[shown.to - 1]
    return last ? { from: shown.period, to: last.period } : null
  }

  /** A row of the block before may be asked about while the grid takes the new ones. */
  row(row: GridRow): ViewRow {
    return this.state.source.block.rows[row.r] ?? row.of
  }

  /** `column` is a month's place in the block, or that of a column which sums up months. */
  value(row: GridRow, column: number): number | null {
    const { block } = this.state.source
    const { values, periods } = block
    const sum = this.sums.get(column)
    if (sum) {
      const measure = this.state.words.declared(this.row(row).measure)
      const total = totalOf(block, row.r, sum, measure)
      return Number.isNaN(total) ? null : total
    }
    const value = values[row.r * periods.length + column]
    return value === undefined || Number.isNaN(value) ? null : value
  }

  flags(row: GridRow, column: number): number {
    const { block } = this.state.source
    const { flags, periods } = block
    const sum = this.sums.get(column)
    return sum ? flagsOf(block, row.r, sum) : (flags[row.r * periods.length + column] ?? 0)
  }

  textOf(row: GridRow, value: number): string {
    return this.state.words.cell(value, this.row(row))
  }

  /** Whether the text of a figure may be wider than its column. */
  isTight(column: number, text: string): boolean {
    return this.widths.isTight(this.api, this.ids.get(column) ?? '', text, this.zoom)
  }

  /** Columns have other widths: other figures fit into them. */
  resized(): void {
    this.widths.forget()
    redrawCells(this)
  }

  isMarked(mark: keyof CellMarks, row: GridRow, column: number): boolean {
    const periods = this.state.marks?.[mark].get(row.id)
    return periods?.has(this.state.source.block.periods[column]?.period ?? '') ?? false
  }

  /** Of several months where one of them can be, and what is typed can be their sum. */
  canEdit(row: GridRow, column: number): boolean {
    const of = this.row(row)
    if (!of.editable) return false
    const barred = (this.flags(row, column) & (cellFlags.locked | cellFlags.fenced)) !== 0
    if (barred) return false
    const { periods } = this.state.source.block
    const sum = this.sums.get(column)
    const months = sum ? periods.slice(sum.from, sum.to) : periods.slice(column, column + 1)
    if (sum && this.state.words.declared(of.measure)?.overTime !== 'sum') return false
    return months.some((period) => this.state.canEdit(of, period))
  }

  refuse(row: GridRow, column: number): void {
    const sum = this.sums.get(column)
    const period = this.state.source.block.periods[sum ? sum.to - 1 : column]
    if (period) this.state.onRefused(this.row(row), period, this.flags(row, column))
  }

  /** Several cells at once are one change; a cell alone is typed into. */
  write(edits: readonly GridEdit[], kind: ManyKind): void {
    const [first] = edits
    if (!first) return
    if (edits.length > 1) {
      this.state.onEdits?.(edits, kind)
      return
    }
    const { row, period, entry, flags } = first
    if (flags & (cellFlags.locked | cellFlags.fenced)) this.state.onRefused(row, period, flags)
    else this.state.onEdit(row, period, entry)
  }

  edit(row: GridRow, column: number, text: string): void {
    const { periods } = this.state.source.block
    const sum = this.sums.get(column)
    const period = periods[sum?.from ?? column]
    if (period) this.state.onEdit(this.row(row), period, text, sum && periods[sum.to - 1]?.period)
  }
}
