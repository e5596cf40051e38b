/** Gives a grid its selection: keys, mouse, clipboard, menu and zoom. Returns what takes it away again. */
import type { GridApi } from 'ag-grid-community'
import { gridCommands } from '../grid-commands'
import type { GridHost } from '../grid-host'
import type { GridLink } from '../grid-link'
import type { GridRow } from '../grid-row'
import { GridRange } from './grid-range'
import { menuRequests } from './menu-requests'
import { RangeClipboard } from './range-clipboard'
import { fillTo } from './range-edits'
import { RangeMouse } from './range-mouse'
import { RangeOverlay } from './range-overlay'
import { ShownCells } from './shown-cells'
import { zoomRequests } from './zoom-requests'

export function attachRange(
  section: HTMLElement,
  api: GridApi<GridRow>,
  host: GridHost,
  link: GridLink,
): () => void {
  const viewport = section.querySelector<HTMLElement>('.ag-grid-viewport')
  const rows = section.querySelector<HTMLElement>('.ag-grid-scrolling-container')
  if (!viewport || !rows) throw new Error('the grid has no place for a selection')
  const cells = new ShownCells(api, host)
  const overlay = new RangeOverlay(rows, cells, host)
  const range = new GridRange(cells, overlay, host)
  const clipboard = new RangeClipboard(section, range, host)
  const mouse = new RangeMouse(section, { viewport, rows }, range, host, {
    fill(from, to, repeat) {
      const edits = fillTo(range, from, to, repeat)
      range.selectBounds(to)
      host.write(edits, 'fill')
    },
  })
  const listening = new AbortController()
  menuRequests(section, host, range, listening.signal)
  zoomRequests(section, host, listening.signal)
  const clear = (): void => range.clear()
  const leave = link.joinSelection(clear)
  host.alone = () => link.selectAlone(clear)
  host.body = rows
  host.range = range
  host.clipboard = clipboard
  host.commands = gridCommands(host)
  return () => {
    leave()
    listening.abort()
    mouse.remove()
    clipboard.remove()
    overlay.remove()
    host.body = null
    host.range = null
    host.clipboard = null
    host.commands = null
  }
}
