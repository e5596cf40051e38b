/**
 * Which figures may be wider than their columns. Only those are clipped: a browser gives every clipped cell a layer of its own
 * to look after, which took a quarter of a frame while a grid of many cells scrolls.
 */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'

/** Of a digit in the heaviest weight, in parts of the size of text. */
const widest = 0.64
const textSize = 12
/** Padding and lines at both sides. */
const besides = 12

/** How wide a text is at most, in pixels at the usual size. */
export function widthAtMost(text: string): number {
  let width = 0
  for (const char of text) width += char <= '~' ? widest : 1
  return width * textSize
}

export class ColumnWidths {
  private readonly widths = new Map<string, number>()

  /** Columns are others, or have other widths. */
  forget(): void {
    this.widths.clear()
  }

  /** Whether a text at a zoom may not fit into a column. */
  isTight(api: GridApi<GridRow> | null, column: string, text: string, zoom: number): boolean {
    const width = this.widths.get(column) ?? api?.getColumn(column)?.getActualWidth()
    if (width === undefined) return true
    this.widths.set(column, width)
    return widthAtMost(text) * zoom > width - besides
  }
}
