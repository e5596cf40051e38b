/** Grids that scroll sideways together and keep the same column widths. */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'

export class GridLink {
  private readonly members = new Set<GridApi<GridRow>>()

  join(api: GridApi<GridRow>): void {
    this.members.add(api)
  }

  leave(api: GridApi<GridRow>): void {
    this.members.delete(api)
  }

  others(self: GridApi<GridRow> | null): GridApi<GridRow>[] {
    return [...this.members].filter((member) => member !== self)
  }
}
