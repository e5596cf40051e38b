/** Keeps the name of the node in sight while its rows scroll under the header; the next heading pushes it away. */
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { HeadingLine } from './heading-line'
import { headingsOf } from './heading-of-row'

export class StuckHeading {
  private readonly line: HeadingLine
  private readonly box = document.createElement('div')
  /** What the box shows now: nothing is written in a frame that changes nothing, or the page would be laid out once more. */
  private shown: GridRow | undefined
  private pushed = 0

  constructor(
    private readonly host: GridHost,
    private readonly section: HTMLElement,
  ) {
    this.line = new HeadingLine(host)
    this.box.className = 'heading-stuck'
    this.box.hidden = true
    // Readers meet the heading among the rows.
    this.box.ariaHidden = 'true'
    this.box.append(this.line.gui)
    section.append(this.box)
  }

  /** Rows, words or sizes are others now. */
  update(): void {
    this.shown = undefined
    this.box.style.top = `${this.host.headerHeight + 1}px`
    this.scrolled(this.host.api?.getVerticalPixelRange().top ?? 0)
  }

  scrolled(top: number): void {
    const first = Math.floor(top / this.host.rowHeight)
    const heading = top > 0 ? this.headingOf(first) : undefined
    if (this.box.hidden !== (heading === undefined)) this.box.hidden = heading === undefined
    if (!heading) return
    if (this.shown !== heading) this.line.show(heading)
    this.shown = heading
    const next = (first + 1) * this.host.rowHeight - top
    const pushed = this.host.shownRows[first + 1]?.heading ? next - this.host.rowHeight : 0
    if (pushed === this.pushed) return
    this.pushed = pushed
    const { style } = this.box
    style.clipPath = pushed === 0 ? '' : `inset(${-pushed}px 0 0)`
    style.transform = pushed === 0 ? '' : `translateY(${pushed}px)`
  }

  remove(): void {
    this.box.remove()
  }

  /** Bands end where the scrollbar begins; looked up when the grid changes its size, not while it scrolls. */
  measure(): void {
    const bar = this.section.querySelector<HTMLElement>('.ag-body-vertical-scroll')
    const over = bar?.classList.contains('ag-scrollbar-invisible') ?? false
    this.section.dataset.scrollbars = over ? 'over' : 'beside'
    this.box.style.insetInlineEnd = `${over ? 0 : (bar?.offsetWidth ?? 0)}px`
  }

  private headingOf(index: number): GridRow | undefined {
    const rows = this.host.shownRows
    return rows[headingsOf(rows)[index] ?? -1]
  }
}
