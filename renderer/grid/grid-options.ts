/** How AG Grid is set up for a plan. Made once per grid: a new object would make it compare every option again. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type { GridOptions, RowClassRules } from 'ag-grid-community'
import { cspNonce } from '../app/csp-nonce'
import { tellCell } from './cell-note'
import { showColumn } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridLink } from './grid-link'
import { arrowPassing, tabPassing } from './grid-passing'
import type { GridRow } from './grid-row'
import { gridThemeAt, yearHeaderHeight } from './grid-theme'
import { HeadingRow } from './heading-row'
import { cursorTeller } from './tell-cursor'

/** Results planners look for first: set a little stronger. */
const keyMeasures: ReadonlySet<string> = new Set(['consensus_demand', 'gap', 'utilisation'])

const isTotal = ({ level }: ViewRow) => level === 'total' || level === 'family'

const rowClassRules = (host: GridHost): RowClassRules<GridRow> => ({
  'row-heading': ({ data }) => data?.heading === true,
  'row-total': ({ data }) => data !== undefined && isTotal(host.row(data)),
  'row-line': ({ data }) => data !== undefined && host.row(data).depth > 1,
  'row-key': ({ data }) => data !== undefined && keyMeasures.has(host.row(data).measure),
})

export function showCurrent({ api, years, periodsBefore }: GridHost): void {
  const columns = years.flatMap((year) => year.columns)
  const at = columns.findIndex(({ kind }) => kind === 'current')
  if (api && at >= 0) showColumn(api, columns, at, periodsBefore)
}

export const gridOptions = (host: GridHost, link: GridLink): GridOptions<GridRow> => ({
  theme: gridThemeAt(host.zoom),
  styleNonce: cspNonce,
  getRowId: ({ data }) => data.id,
  rowClassRules: rowClassRules(host),
  alignedGrids: () => link.others(host.api),
  defaultColDef: { sortable: false, suppressHeaderMenuButton: true, suppressMovable: true },
  groupHeaderHeight: host.scaled(yearHeaderHeight),
  rowBuffer: 4,
  // Rows are drawn in the frame that scrolls to them: put off, they were missing in a fling.
  suppressAnimationFrame: true,
  // The other kind listens five times to every cell; what a cell says is its title, see cell-note.ts.
  enableBrowserTooltips: true,
  // Thin ones, in plan-grid.css.
  scrollbarWidth: 11,
  animateRows: false,
  // Rows keep plain positions, so that a range can lie over them as one box.
  suppressRowTransform: true,
  suppressMovableColumns: true,
  suppressScrollOnNewData: true,
  suppressColumnMoveAnimation: true,
  enterNavigatesVertically: true,
  suppressStartEditOnTab: true,
  invalidEditValueMode: 'block',
  isFullWidthRow: ({ rowNode }) => rowNode.data?.heading === true,
  fullWidthCellRenderer: HeadingRow,
  fullWidthCellRendererParams: { host },
  navigateToNextCell: arrowPassing,
  tabToNextCell: tabPassing,
  onGridReady: ({ api }) => {
    host.api = api
    host.cursor = cursorTeller(host, link)
    link.join(api)
  },
  onGridPreDestroyed: ({ api }) => link.leave(api),
  onFirstDataRendered: () => {
    host.stuck?.measure()
    showCurrent(host)
  },
  onGridSizeChanged: ({ api }) => {
    host.stuck?.measure()
    // A panel that opens beside the grid does not push the cursor out of sight.
    const focused = api.getFocusedCell()
    if (focused) api.ensureColumnVisible(focused.column)
  },
  onModelUpdated: () => host.range?.renew(),
  onDisplayedColumnsChanged: () => {
    host.range?.renew()
    link.columnsChanged()
  },
  onColumnResized: () => {
    host.range?.renew()
    host.widthsChanged()
    link.columnsChanged()
    host.resized()
  },
  onCellMouseOver: (event) => tellCell(host, event),
  onCellFocused: () => host.cursor?.later(),
  onCellKeyDown: ({ data, event }) => {
    const key = event instanceof KeyboardEvent ? event.key : ''
    if (data?.heading && data.expandable && (key === ' ' || key === 'Enter'))
      host.state.onToggle(host.row(data))
  },
  onBodyScroll: ({ api, direction, top }) => {
    if (direction !== 'vertical') {
      link.columnsScrolled(api)
      return
    }
    host.stuck?.scrolled(top)
    if (host.follower) link.scrolled(host.follower, top)
  },
})
