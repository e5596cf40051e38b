/** Keeps the name of the node in sight while its rows scroll under the header. */
import type { BodyScrollEvent } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridRow } from './grid-row'
import { gridRowHeight } from './grid-theme'

export const followTopRow =
  (host: GridHost) =>
  ({ direction, top, api }: BodyScrollEvent<GridRow>): void => {
    if (direction !== 'vertical') return
    const topRow = Math.ceil(top / gridRowHeight)
    if (topRow === host.topRow) return
    const before = api.getDisplayedRowAtIndex(host.topRow)
    host.topRow = topRow
    const after = api.getDisplayedRowAtIndex(topRow)
    const rowNodes = [before, after].filter((node) => node !== undefined)
    api.refreshCells({ rowNodes, columns: ['node'], force: true })
  }
