/** The pinned columns that say whose figures a row holds: node and measure. */
import type { ColDef } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import { gridKeys } from './grid-keys'
import { type GridRoom, roomMeasures } from './grid-room'
import type { GridRow } from './grid-row'
import { MeasureCell } from './measure-cell'
import { NodeCell } from './node-cell'

const nodeColumn = 'node'
const measureColumn = 'measure'
export const labelColumnIds = [nodeColumn, measureColumn]

const label: ColDef<GridRow> = { pinned: 'left', lockPinned: true, resizable: true }

export const labelColumns = (host: GridHost, room: GridRoom): ColDef<GridRow>[] => [
  {
    ...label,
    colId: nodeColumn,
    headerValueGetter: () => host.state.words.nodeHeader,
    headerClass: 'label-head',
    cellClass: 'node-cell',
    initialWidth: roomMeasures[room].node,
    minWidth: 90,
    // The code, where the node is named; blank below it.
    valueGetter: ({ data }) => (data ? host.row(data).code : ''),
    cellRenderer: NodeCell,
    cellRendererParams: { host },
    suppressKeyboardEvent: gridKeys(host, -1),
  },
  {
    ...label,
    colId: measureColumn,
    headerValueGetter: () => host.state.words.measureHeader,
    headerClass: 'label-head',
    cellClass: 'measure-cell',
    initialWidth: roomMeasures[room].measure,
    minWidth: 80,
    valueGetter: ({ data }) => (data ? host.state.words.measure(host.row(data)).label : ''),
    cellRenderer: MeasureCell,
    cellRendererParams: { host },
    suppressKeyboardEvent: gridKeys(host, -1),
  },
]
