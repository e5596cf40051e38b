/** One of several linked grids: tells which node is at its top and which is chosen, and follows what another tells. */
import type { Selection } from '@shared/contract/planning-calls'
import type { GridHost } from './grid-host'
import { showCurrent } from './grid-options'
import type { GridRow } from './grid-row'

/** Attributes that both sides of a plan know. */
const shared = ['family', 'category', 'lifecycle', 'item'] as const

/** The part of a selection that other grids have too; empty for the total. */
const sharedKey = (where: Selection): string =>
  shared.flatMap((name) => (name in where ? [`${name}=${where[name]}`] : [])).join('|')

export interface LinkedPlace {
  readonly node: string
  /** Pixels below the top of the node. */
  readonly below: number
  /** Column of the chosen cell. */
  readonly column: string | null
}

interface Span {
  readonly first: number
  readonly last: number
}

export class RowFollower {
  private readonly marker = document.createElement('div')
  private spansOf: readonly GridRow[] | null = null
  private spans = new Map<string, Span>()
  private marked: LinkedPlace | null = null
  /** The rows of the marked node were not there to be shown. */
  private unseen = false

  constructor(
    private readonly host: GridHost,
    private readonly section: HTMLElement,
  ) {
    this.marker.className = 'linked-rows'
    this.marker.hidden = true
    this.marker.ariaHidden = 'true'
  }

  remove(): void {
    this.marker.remove()
  }

  /** What lies so many pixels below the first row. */
  placeAt(top: number): LinkedPlace | null {
    const index = this.rowAt(top)
    const row = this.rows()[index]
    if (!row) return null
    const node = this.nodeOf(row)
    const span = this.span(node)
    if (!span) return null
    return { node, below: top - this.offsetOf(span.first), column: null }
  }

  showTop({ node, below }: LinkedPlace): void {
    const viewport = this.viewport()
    const span = this.span(node)
    if (!viewport || !span) return
    const height = this.offsetOf(span.last + 1) - this.offsetOf(span.first)
    const top = this.offsetOf(span.first) + Math.min(below, Math.max(0, height - 1))
    if (Math.abs(viewport.scrollTop - top) >= 1) viewport.scrollTop = top
  }

  selection(): LinkedPlace | null {
    const focused = this.host.api?.getFocusedCell()
    const row = focused && this.rows()[focused.rowIndex]
    if (!focused || !row) return null
    return { node: this.nodeOf(row), below: 0, column: focused.column.getColId() }
  }

  /** Marks the rows of a node and shows them if they are out of sight; null takes the mark away. */
  mark(place: LinkedPlace | null): void {
    this.marked = place
    this.unseen = place !== null
    this.draw()
  }

  private showMarked({ node }: LinkedPlace): void {
    const viewport = this.viewport()
    const span = this.span(node)
    if (!viewport || !span) return
    this.unseen = false
    const [from, to] = [this.offsetOf(span.first), this.offsetOf(span.last + 1)]
    const { scrollTop, clientHeight } = viewport
    if (from < scrollTop || Math.min(to, from + clientHeight / 2) > scrollTop + clientHeight)
      viewport.scrollTop = from
  }

  /** Rows or their heights are others now. */
  draw(): void {
    const container = this.section.querySelector('.ag-grid-scrolling-container')
    const span = this.marked && this.span(this.marked.node)
    this.marker.hidden = !container || !span
    if (!container || !span) return
    if (this.marker.parentElement !== container) container.append(this.marker)
    this.marker.style.top = `${this.offsetOf(span.first)}px`
    this.marker.style.height = `${this.offsetOf(span.last + 1) - this.offsetOf(span.first)}px`
    if (this.unseen && this.marked) this.showMarked(this.marked)
  }

  showFirst(): void {
    this.unseen = false
    const viewport = this.viewport()
    if (viewport) viewport.scrollTop = 0
  }

  showCurrent(): void {
    showCurrent(this.host)
  }

  private viewport(): HTMLElement | null {
    return this.section.querySelector<HTMLElement>('.ag-grid-viewport')
  }

  private rows(): readonly GridRow[] {
    return this.host.shownRows
  }

  private nodeOf(row: GridRow): string {
    return sharedKey(this.host.row(row).where)
  }

  /** Rows of a node, those of customers or sites below it left out. */
  private span(node: string): Span | undefined {
    const rows = this.rows()
    if (this.spansOf !== rows) {
      this.spansOf = rows
      this.spans = new Map()
      rows.forEach((row, at) => {
        const key = this.nodeOf(row)
        const known = this.spans.get(key)
        if (!known) this.spans.set(key, { first: at, last: at })
        else if (known.last === at - 1 && row.of.path === rows[known.first]?.of.path)
          this.spans.set(key, { ...known, last: at })
      })
    }
    return this.spans.get(node)
  }

  /** Rows are all of one height. */
  private offsetOf(index: number): number {
    return index * this.height()
  }

  private rowAt(top: number): number {
    return Math.floor(top / this.height())
  }

  private height(): number {
    return this.host.rowHeight
  }
}
