/** Keeps the name of the node in sight while its rows scroll under the header; the next heading pushes it away. */
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { HeadingLine } from './heading-line'

export class StuckHeading {
  private readonly line: HeadingLine
  private readonly box = document.createElement('div')

  constructor(
    private readonly host: GridHost,
    private readonly section: HTMLElement,
  ) {
    this.line = new HeadingLine(host)
    this.box.className = 'heading-stuck'
    // Readers meet the heading among the rows.
    this.box.ariaHidden = 'true'
    this.box.append(this.line.gui)
    section.append(this.box)
  }

  update(top = this.host.api?.getVerticalPixelRange().top ?? 0): void {
    const first = Math.floor(top / this.host.rowHeight)
    const heading = top > 0 ? this.headingOf(first) : undefined
    this.box.hidden = heading === undefined
    if (!heading) return
    this.line.show(heading)
    const next = (first + 1) * this.host.rowHeight - top
    const pushed = this.rowAt(first + 1)?.heading ? next - this.host.rowHeight : 0
    const { style } = this.box
    style.top = `${this.host.headerHeight + 1}px`
    style.clipPath = `inset(${-pushed}px 0 0)`
    style.transform = `translateY(${pushed}px)`
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

  private rowAt(index: number): GridRow | undefined {
    return this.host.api?.getDisplayedRowAtIndex(index)?.data
  }

  private headingOf(index: number): GridRow | undefined {
    for (let at = index; at >= 0; at--) {
      const row = this.rowAt(at)
      if (row?.heading) return row
    }
    return undefined
  }
}
