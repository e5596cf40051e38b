/** Selecting with the mouse: cells, whole rows by their labels, whole columns and years by their headings, the fill handle. */
import { fillBounds } from '../fill/fill-bounds'
import type { GridHost } from '../grid-host'
import { periodOf } from '../period-column-id'
import { cellAtPoint, type GridFrame } from './cell-at-point'
import type { CellBounds, CellPosition } from './cell-range'
import { holds } from './cell-range'
import { DragScroll } from './drag-scroll'
import type { GridRange } from './grid-range'

/** What the button that is down does. */
type Drag = 'cells' | 'rows' | 'columns' | 'fill'

interface MouseActions {
  /** The handle was let go over these cells; `repeat` with Ctrl held. */
  fill(from: CellBounds, to: CellBounds, repeat: boolean): void
}

export class RangeMouse {
  private drag: Drag | null = null
  private filled: CellBounds | null = null
  private point = { x: 0, y: 0 }
  private readonly scroll: DragScroll
  private readonly listening = new AbortController()

  constructor(
    section: HTMLElement,
    private readonly frame: GridFrame,
    private readonly range: GridRange,
    private readonly host: GridHost,
    private readonly actions: MouseActions,
  ) {
    this.scroll = new DragScroll(frame, host, () => this.track())
    const { signal } = this.listening
    section.addEventListener('mousedown', (event) => this.down(event), { signal, capture: true })
    window.addEventListener('mousemove', (event) => this.move(event), { signal })
    window.addEventListener('mouseup', (event) => this.up(event), { signal })
    window.addEventListener('blur', () => this.stop(), { signal })
  }

  remove(): void {
    this.stop()
    this.listening.abort()
  }

  private down(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return
    const { target } = event
    this.range.follow()
    this.point = { x: event.clientX, y: event.clientY }
    if (target === this.range.overlay.handle) {
      if (event.button === 0) this.begin('fill', event)
      return
    }
    if (target.closest('.ag-cell-inline-editing, .entry-editor, .ag-header-cell-resize')) return
    const at = this.cell()
    if (!at) return
    if (target.closest('.period-cell')) this.downOnCell(event, at)
    else if (target.closest('.measure-cell')) this.downOnLabel(event, at)
    else if (event.button === 0) this.downOnHeader(event, target)
  }

  private downOnCell(event: MouseEvent, at: CellPosition): void {
    const { range } = this
    const { bounds } = range
    // The menu is about what is selected, where it is opened inside of that.
    if (event.button !== 0 && bounds && holds(bounds, at)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.shiftKey && range.current) {
      range.extend(at, false)
      event.preventDefault()
      event.stopPropagation()
    } else range.select({ anchor: at, head: at })
    if (event.button === 0) this.drag = 'cells'
  }

  private downOnLabel(event: MouseEvent, at: CellPosition): void {
    const { range } = this
    const right = range.cells.lastColumn
    const from = event.shiftKey && range.current ? range.current.anchor.row : at.row
    range.select(
      { anchor: { row: from, column: 0 }, head: { row: at.row, column: right } },
      { row: at.row, column: -1 },
    )
    if (event.button === 0) this.drag = 'rows'
  }

  private downOnHeader(event: MouseEvent, target: Element): void {
    const span = this.columnsOf(target)
    if (!span) return
    const { range } = this
    const { cells } = range
    const from = event.shiftKey && range.current ? range.current.anchor.column : span.first
    const top = cells.isHeading(0) ? range.rowBeyond(0, 1) : 0
    // The cursor comes along without scrolling: to the first row in sight.
    const first = Math.floor(this.frame.viewport.scrollTop / this.host.rowHeight)
    const row = cells.isHeading(first) ? range.rowBeyond(first, 1) : first
    const active = { row, column: Math.min(from, span.last) }
    range.select(
      {
        anchor: { row: top, column: from },
        head: { row: cells.lastRow, column: span.last < from ? span.first : span.last },
      },
      active,
    )
    const column = cells.columns[active.column]
    if (column) cells.api.setFocusedCell(row, column)
    this.begin('columns', event)
  }

  /** The columns under a heading: of a period, or of a year. */
  private columnsOf(target: Element): { first: number; last: number } | null {
    const heading = target.closest('.ag-header-cell, .ag-header-group-cell')
    const id = heading?.getAttribute('col-id')
    if (!id) return null
    const { columns } = this.range.cells
    const group = heading?.classList.contains('ag-header-group-cell')
    const inside = columns.flatMap((column, at) => {
      const own = group
        ? column.getParent()?.getUniqueId() === id
        : periodOf(id) !== null && column.getColId() === id
      return own ? [at] : []
    })
    const first = inside[0]
    const last = inside.at(-1)
    return first === undefined || last === undefined ? null : { first, last }
  }

  private begin(drag: Drag, event: MouseEvent): void {
    this.drag = drag
    event.preventDefault()
    event.stopPropagation()
  }

  private move(event: MouseEvent): void {
    if (!this.drag) return
    this.point = { x: event.clientX, y: event.clientY }
    this.scroll.at(event.clientX, event.clientY)
    this.track()
  }

  private track(): void {
    const at = this.cell()
    const { range } = this
    const { current, bounds, cells } = range
    if (!at || !current || !bounds) return
    const head =
      this.drag === 'rows'
        ? { ...at, column: cells.lastColumn }
        : this.drag === 'columns'
          ? { ...at, row: cells.lastRow }
          : at
    if (this.drag === 'fill') {
      this.filled = holds(bounds, at) ? null : fillBounds(bounds, at)
      range.overlay.show('fill', this.filled)
    } else if (head.row !== current.head.row || head.column !== current.head.column)
      range.extend(head, false)
  }

  private up(event: MouseEvent): void {
    const { filled } = this
    const { bounds } = this.range
    this.stop()
    if (filled && bounds) this.actions.fill(bounds, filled, event.ctrlKey || event.metaKey)
  }

  private stop(): void {
    this.scroll.stop()
    this.drag = null
    this.filled = null
    this.range.overlay.show('fill', null)
  }

  private cell(): CellPosition | null {
    return cellAtPoint(this.frame, this.host, this.range.cells, this.point)
  }
}
