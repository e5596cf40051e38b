/** Grids that scroll sideways together and keep the same column widths. */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'

export class GridLink {
  private readonly members = new Set<GridApi<GridRow>>()
  private readonly selections = new Set<() => void>()

  join(api: GridApi<GridRow>): void {
    this.members.add(api)
  }

  leave(api: GridApi<GridRow>): void {
    this.members.delete(api)
  }

  /** `clear` empties the selection of a grid when another one is selected in; returns what ends that. */
  joinSelection(clear: () => void): () => void {
    this.selections.add(clear)
    return () => this.selections.delete(clear)
  }

  /** Cells are selected in one grid at a time. */
  selectAlone(own: () => void): void {
    for (const clear of this.selections) if (clear !== own) clear()
  }

  others(self: GridApi<GridRow> | null): GridApi<GridRow>[] {
    return [...this.members].filter((member) => member !== self)
  }
}
