/** How AG Grid is set up for a plan. Made once per grid: a new object would make it compare every option again. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type { CellFocusedEvent, GridOptions, RowClassRules } from 'ag-grid-community'
import { cspNonce } from '../app/csp-nonce'
import { showPeriod } from './grid-focus'
import type { GridHost } from './grid-host'
import type { GridLink } from './grid-link'
import type { GridRow } from './grid-row'
import { gridTheme } from './grid-theme'
import { periodOf } from './period-column-id'
import { followTopRow } from './top-row'

/** Results planners look for first: set a little stronger. */
const keyMeasures: ReadonlySet<string> = new Set([
  'consensus_demand',
  'constrained_supply',
  'projected_stock',
  'utilisation',
])

const isTotal = ({ level }: ViewRow) => level === 'total' || level === 'family'

const rowClassRules = (host: GridHost): RowClassRules<GridRow> => ({
  'row-first': ({ data }) => data?.first === true,
  'row-total': ({ data }) => data !== undefined && isTotal(host.row(data)),
  'row-line': ({ data }) => data !== undefined && host.row(data).depth > 1,
  'row-key': ({ data }) => data !== undefined && keyMeasures.has(host.row(data).measure),
})

function showCurrent({ api, state, periodsBefore }: GridHost): void {
  const { periods } = state.source.block
  const at = periods.findIndex(({ kind }) => kind === 'current')
  const names = periods.map(({ period }) => period)
  if (api && at >= 0) showPeriod(api, names, at, periodsBefore)
}

function select(host: GridHost, { rowIndex, column, api }: CellFocusedEvent<GridRow>): void {
  if (rowIndex === null || !column || typeof column === 'string') return
  const row = api.getDisplayedRowAtIndex(rowIndex)?.data
  if (!row) return
  const period = periodOf(column.getColId())
  const { periods } = host.state.source.block
  host.state.onSelect(host.row(row), periods.find((one) => one.period === period) ?? null)
}

export const gridOptions = (host: GridHost, link: GridLink): GridOptions<GridRow> => ({
  theme: gridTheme,
  styleNonce: cspNonce,
  getRowId: ({ data }) => data.id,
  rowClassRules: rowClassRules(host),
  alignedGrids: () => link.others(host.api),
  defaultColDef: { sortable: false, suppressHeaderMenuButton: true, suppressMovable: true },
  groupHeaderHeight: 22,
  rowBuffer: 4,
  animateRows: false,
  // Rows keep plain positions, so that a range can lie over them as one box.
  suppressRowTransform: true,
  suppressMovableColumns: true,
  suppressScrollOnNewData: true,
  suppressColumnMoveAnimation: true,
  enterNavigatesVertically: true,
  suppressStartEditOnTab: true,
  invalidEditValueMode: 'block',
  onGridReady: ({ api }) => {
    host.api = api
    link.join(api)
  },
  onGridPreDestroyed: ({ api }) => link.leave(api),
  onFirstDataRendered: () => showCurrent(host),
  onCellFocused: (event) => select(host, event),
  onBodyScroll: followTopRow(host),
})
