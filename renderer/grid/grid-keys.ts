/** Keys the plan gives a meaning of its own while no editor is open. */
import type { SuppressKeyboardEventParams } from 'ag-grid-community'
import { moveFocus } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { rangeKey } from './range/range-keys'

const isTyping = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && (key === 'F2' || (key !== ' ' && [...key].length === 1))

/** Keys that do something with the selection; answers true where the key was one. */
function commandKey(host: GridHost, event: KeyboardEvent): boolean {
  const { commands, range } = host
  if (!commands || !range?.bounds) return false
  const key = event.key.toLowerCase()
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && (key === 'r' || key === 'd')) {
    commands.fill(key === 'r' ? 'right' : 'down')
    return true
  }
  if ((event.ctrlKey || event.metaKey) && event.shiftKey && key === 'c') {
    commands.copy(true)
    return true
  }
  if (key === 'delete' || key === 'backspace') {
    commands.clear()
    return true
  }
  if (key === 'tab' && !range.isSingle) {
    range.advance(false, event.shiftKey ? -1 : 1)
    return true
  }
  if (key === 'enter') {
    range.advance(true, event.shiftKey ? -1 : 1)
    return true
  }
  return false
}

/** For a column of the block, or -1 for a label; answers true where the grid should leave the key alone. */
export const gridKeys =
  (host: GridHost, column: number) =>
  ({ event, editing, data, node, colDef }: SuppressKeyboardEventParams<GridRow>): boolean => {
    if (editing || event.altKey) return false
    if (host.range && (rangeKey(host.range, event) || commandKey(host, event))) {
      event.preventDefault()
      return true
    }
    switch (event.key) {
      case 'Enter':
        event.preventDefault()
        moveFocus(host, event.shiftKey ? -1 : 1, 0)
        return true
      case 'Delete':
      case 'Backspace':
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
