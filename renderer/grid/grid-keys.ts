/** Keys the plan gives a meaning of its own while no editor is open. */
import type { SuppressKeyboardEventParams } from 'ag-grid-community'
import { focusAt, moveFocus, showPeriod } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { columnOf } from './period-column-id'

function toCurrentPeriod(host: GridHost, rowIndex: number): void {
  const { periods } = host.state.source.block
  const at = periods.findIndex(({ kind }) => kind === 'current')
  const period = periods[at]
  if (!host.api || !period) return
  showPeriod(
    host.api,
    periods.map((p) => p.period),
    at,
    host.periodsBefore,
  )
  focusAt(host.api, rowIndex, columnOf(period.period))
}

/** Ctrl with an arrow goes to the edge. */
const edges: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [Number.NEGATIVE_INFINITY, 0],
  ArrowDown: [Number.POSITIVE_INFINITY, 0],
  ArrowLeft: [0, Number.NEGATIVE_INFINITY],
  ArrowRight: [0, Number.POSITIVE_INFINITY],
}

const isTyping = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && (key === 'F2' || (key !== ' ' && [...key].length === 1))

/** For a column of the block, or -1 for a label; answers true where the grid should leave the key alone. */
export const gridKeys =
  (host: GridHost, column: number) =>
  ({ event, editing, data, node, colDef }: SuppressKeyboardEventParams<GridRow>): boolean => {
    if (editing || event.altKey) return false
    const edge = event.ctrlKey || event.metaKey ? edges[event.key] : undefined
    if (edge && host.api) {
      event.preventDefault()
      moveFocus(host.api, ...edge)
      return true
    }
    switch (event.key) {
      case 'Home':
        event.preventDefault()
        toCurrentPeriod(host, node.rowIndex ?? 0)
        return true
      case 'Enter':
        event.preventDefault()
        if (host.api) moveFocus(host.api, event.shiftKey ? -1 : 1, 0)
        return true
      case 'Delete':
      case 'Backspace':
        if (data && column >= 0 && host.canEdit(data, column) && host.value(data, column) !== null)
          host.edit(data, column, '')
        return true
      case ' ':
        if (column >= 0 || !data?.expandable) return false
        event.preventDefault()
        host.state.onToggle(host.row(data))
        return true
      case 'Process':
        // An input method begins to compose: it must find the editor open to write into it.
        if (column < 0 || !data || !host.canEdit(data, column)) return true
        host.startEmpty = true
        host.api?.startEditingCell({ rowIndex: node.rowIndex ?? 0, colKey: colDef.colId ?? '' })
        return true
      default:
        if (data && column >= 0 && isTyping(event) && !host.canEdit(data, column))
          host.refuse(data, column)
        return false
    }
  }
