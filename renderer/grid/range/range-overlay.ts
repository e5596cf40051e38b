/** Draws a selection as boxes over the cells: the cells themselves know nothing of it, so that selecting thousands costs nothing. */
import type { GridHost } from '../grid-host'
import type { CellBounds } from './cell-range'
import type { ShownCells } from './shown-cells'

type Box = 'range' | 'fill' | 'copied'

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export class RangeOverlay {
  private readonly boxes = new Map<Box, HTMLElement>()
  readonly handle = document.createElement('div')

  constructor(
    private readonly container: HTMLElement,
    private readonly cells: ShownCells,
    private readonly host: GridHost,
  ) {
    for (const name of ['range', 'fill', 'copied'] as const) {
      const box = document.createElement('div')
      box.className = `cells-${name}`
      this.boxes.set(name, box)
      this.attach(box)
    }
    this.handle.className = 'fill-handle'
    this.attach(this.handle)
  }

  show(name: Box, bounds: CellBounds | null): void {
    const box = this.boxes.get(name)!
    const edges = bounds && this.edgesOf(bounds)
    box.hidden = !edges
    if (!edges) return
    box.style.left = `${edges.left}px`
    box.style.top = `${edges.top}px`
    box.style.width = `${edges.right - edges.left}px`
    box.style.height = `${edges.bottom - edges.top}px`
  }

  showHandle(bounds: CellBounds | null): void {
    const edges = bounds && this.edgesOf(bounds)
    this.handle.hidden = !edges
    if (!edges) return
    // At the very edge it would be cut off.
    this.handle.style.left = `${edges.right - 7}px`
    this.handle.style.top = `${edges.bottom - 7}px`
  }

  remove(): void {
    for (const box of this.boxes.values()) box.remove()
    this.handle.remove()
  }

  private attach(box: HTMLElement): void {
    box.hidden = true
    box.ariaHidden = 'true'
    this.container.append(box)
  }

  private edgesOf({ top, left, bottom, right }: CellBounds): Edges | null {
    const first = this.cells.columns[left]
    const last = this.cells.columns[right]
    if (!first || !last) return null
    const labels = this.host.labelWidth()
    return {
      left: labels + (first.getLeft() ?? 0),
      right: labels + (last.getLeft() ?? 0) + last.getActualWidth(),
      top: top * this.host.rowHeight,
      bottom: (bottom + 1) * this.host.rowHeight,
    }
  }
}
