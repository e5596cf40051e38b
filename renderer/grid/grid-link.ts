/** Grids that scroll together, keep the same column widths, and show which rows of one are those of another. */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'
import type { RowFollower } from './row-follower'

export class GridLink {
  private readonly members = new Set<GridApi<GridRow>>()
  private readonly selections = new Set<() => void>()
  private readonly followers = new Set<RowFollower>()
  /** The grid that somebody scrolls and selects in; the others follow. */
  private leader: RowFollower | null = null

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

  /** Returns what ends it. */
  follow(follower: RowFollower): () => void {
    this.followers.add(follower)
    return () => {
      this.followers.delete(follower)
      if (this.leader === follower) this.leader = null
    }
  }

  lead(follower: RowFollower): void {
    this.leader = follower
  }

  /** Rows moved under the header of a grid: those of the same node move there in the others, if somebody moved them. */
  scrolled(follower: RowFollower): void {
    if (follower !== this.leader) return
    const place = follower.top()
    if (place) for (const other of this.followers) if (other !== follower) other.showTop(place)
  }

  /** A cell was chosen in a grid: the others mark its node and its month. */
  selected(follower: RowFollower): void {
    if (this.leader !== null && follower !== this.leader) return
    const place = follower.selection()
    for (const other of this.followers) other.mark(other === follower ? null : place)
  }

  /** Every grid goes to its first row. */
  showTop(): void {
    for (const follower of this.followers) follower.showFirst()
  }

  /** Every grid goes to the current month. */
  showCurrent(): void {
    for (const follower of this.followers) follower.showCurrent()
  }
}
