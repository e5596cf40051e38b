/** The pinned column that says whose figures a row holds. */
import type { ColDef } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import { gridKeys } from './grid-keys'
import type { GridRow } from './grid-row'
import { labelColumnId } from './label-column-id'
import { MeasureCell } from './measure-cell'

export const labelColumn = (host: GridHost, width: number): ColDef<GridRow> => ({
  colId: labelColumnId,
  pinned: 'left',
  lockPinned: true,
  resizable: true,
  headerValueGetter: () => host.state.words.labelHeader,
  headerClass: 'label-head',
  cellClass: 'measure-cell',
  initialWidth: width,
  minWidth: 90,
  valueGetter: ({ data }) => (data ? host.state.words.measure(host.row(data)).label : ''),
  cellRenderer: MeasureCell,
  cellRendererParams: { host },
  suppressKeyboardEvent: gridKeys(host, -1),
})
