/** Grids that scroll together, keep the same column widths, and show which rows of one are those of another. */
import type { GridApi } from 'ag-grid-community'
import type { GridRow } from './grid-row'
import { type ColumnsWatcher, columnsOf } from './linked-columns'
import type { RowFollower } from './row-follower'

export class GridLink {
  private readonly members = new Set<GridApi<GridRow>>()
  private readonly selections = new Set<() => void>()
  private readonly followers = new Set<RowFollower>()
  private readonly watchers = new Set<ColumnsWatcher>()
  /** The grid that somebody scrolls and selects in; the others follow. */
  private leader: RowFollower | null = null

  join(api: GridApi<GridRow>): void {
    this.members.add(api)
    this.columnsChanged()
  }

  leave(api: GridApi<GridRow>): void {
    this.members.delete(api)
    this.columnsChanged()
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

  /** Tells where the columns are, now and when they move; returns what ends it. */
  watchColumns(watcher: ColumnsWatcher): () => void {
    this.watchers.add(watcher)
    this.columnsChanged()
    return () => this.watchers.delete(watcher)
  }

  /** Pixels that the columns of time are scrolled by. */
  scrolledTo(): number {
    return this.first()?.getHorizontalPixelRange().left ?? 0
  }

  columnsScrolled(api: GridApi<GridRow>): void {
    if (api !== this.first()) return
    const left = this.scrolledTo()
    for (const watcher of this.watchers) watcher.scrolled(left)
  }

  /** Brings a column into sight. */
  showColumn(id: string): void {
    this.first()?.ensureColumnVisible(id)
  }

  /** Grids that are linked have the same columns in the same place. */
  private first(): GridApi<GridRow> | undefined {
    return this.members.values().next().value
  }

  /** Columns are others, or have other widths. */
  columnsChanged(): void {
    const api = this.first()
    if (!api || this.watchers.size === 0) return
    const columns = columnsOf(api)
    for (const watcher of this.watchers) watcher.shown(columns)
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
  scrolled(follower: RowFollower, top: number): void {
    if (follower !== this.leader) return
    const place = follower.placeAt(top)
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
