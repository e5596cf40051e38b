/** What can be done with the selection of a grid, by keys and by its menu. */
import { focusAt } from './grid-focus'
import type { GridHost } from './grid-host'
import { clearing, entryOver, fillDown, fillRight } from './range/range-edits'

export interface GridCommands {
  /** Opens the editor of the cell with the cursor. */
  edit(): void
  /** Takes back what was typed. */
  clear(): void
  copy(withHeadings: boolean): void
  paste(text: string): void
  fill(where: 'right' | 'down'): void
  /** One entry into every selected cell. */
  enter(entry: string): void
  /** Puts the keyboard back on the cell it was on. */
  refocus(): void
  /** The same; where it was on none, on the first figure of the current month. */
  reach(): void
}

export const gridCommands = (host: GridHost): GridCommands => {
  const refocus = (): void => {
    const at = host.range?.cursor()
    if (at && at.column >= 0) host.range?.focus(at)
  }
  return {
    refocus,
    reach() {
      const at = host.range?.cursor()
      if (at && at.column >= 0) {
        host.range?.focus(at)
        return
      }
      const row = host.shownRows.findIndex(({ heading }) => !heading)
      const months = host.years.flatMap(({ columns }) => columns)
      const column = months.find(({ kind }) => kind === 'current')
      if (host.api && row >= 0 && column) focusAt(host.api, row, column.id)
    },
    edit() {
      const at = host.api?.getFocusedCell()
      if (at) host.api?.startEditingCell({ rowIndex: at.rowIndex, colKey: at.column })
    },
    clear() {
      if (host.range) host.write(clearing(host.range), 'clear')
    },
    copy(withHeadings) {
      host.range?.follow()
      host.clipboard?.copy(withHeadings)
      refocus()
    },
    paste(text) {
      refocus()
      host.clipboard?.paste(text)
    },
    fill(where) {
      const { range } = host
      if (!range?.bounds) return
      if (where === 'down') {
        host.write(fillDown(range), 'fill')
        return
      }
      // A cell alone takes what stands before it.
      const { top, left } = range.bounds
      if (range.isSingle && left > 0) {
        const before = { row: top, column: left - 1 }
        range.select(
          { anchor: before, head: { row: top, column: left } },
          { row: top, column: left },
        )
      }
      host.write(fillRight(range), 'fill')
    },
    enter(entry) {
      if (host.range) host.write(entryOver(host.range, entry), 'entry')
    },
  }
}
