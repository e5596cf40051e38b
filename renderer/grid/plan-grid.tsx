/** The planning grid. The only folder that knows AG Grid is this one; a screen hands over a block of figures and hears about edits. */
import type { ViewRow } from '@shared/contract/planning-calls'
import type {
  CellFocusedEvent,
  GetRowIdParams,
  GridReadyEvent,
  RowClassRules,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { cspNonce } from '../app/csp-nonce'
import './grid-modules'
import './plan-grid.css'
import { focusAt, showPeriod } from './grid-focus'
import { GridHost, type GridState } from './grid-host'
import type { GridLink } from './grid-link'
import { type GridRow, gridRows } from './grid-row'
import { gridTheme } from './grid-theme'
import { labelColumnIds, labelColumns } from './label-columns'
import { columnOf, periodOf } from './period-column-id'
import { periodColumns } from './period-columns'
import { useSamePeriods } from './same-periods'
import { followTopRow } from './top-row'
import { useFocusKept } from './use-focus-kept'

export interface PlanGridHandle {
  /** Puts the cursor on a cell; false where the row is not shown. */
  focus(row: string, period: string): boolean
}

export interface PlanGridProps extends GridState {
  readonly name: string
  readonly className?: string
  readonly link: GridLink
  /** Little room: labels and figures set close. */
  readonly narrow: boolean
  readonly wanted: (measure: string) => boolean
  readonly ref?: Ref<PlanGridHandle>
}

const rowId = ({ data }: GetRowIdParams<GridRow>) => data.id

const rowClassRules = (host: GridHost): RowClassRules<GridRow> => ({
  'row-first': ({ data }) => data?.first === true,
  'row-total': ({ data }) => data !== undefined && isTotal(host.row(data)),
  'row-line': ({ data }) => data !== undefined && host.row(data).depth > 1,
  'row-consensus': ({ data }) => data !== undefined && keyMeasures.has(host.row(data).measure),
})

const isTotal = ({ level }: ViewRow) => level === 'total' || level === 'family'

/** Results planners look for first: set a little stronger. */
const keyMeasures: ReadonlySet<string> = new Set([
  'consensus_demand',
  'constrained_supply',
  'projected_stock',
  'utilisation',
])

export function PlanGrid({ name, className, link, narrow, wanted, ref, ...state }: PlanGridProps) {
  const [host] = useState(() => new GridHost(state))
  host.state = state
  host.periodsBefore = narrow ? 1 : 3
  const { source, words, expanded } = state
  const { block } = source
  const leave = useRef<(() => void) | null>(null)

  const rows = useMemo(() => gridRows(block.rows, wanted), [block, wanted])
  const periods = useSamePeriods(block.periods)
  const columns = useMemo(
    () => [...labelColumns(host, narrow), ...periodColumns(host, periods, words, narrow ? 68 : 76)],
    [host, periods, words, narrow],
  )
  const classes = useMemo(() => rowClassRules(host), [host])

  useEffect(() => source.onCells(() => host.api?.refreshCells()), [host, source])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the label cells read through the host
  useEffect(() => {
    host.api?.refreshCells({ columns: labelColumnIds, force: true })
  }, [host, expanded, words, rows])
  useFocusKept(host, rows)
  useEffect(() => () => leave.current?.(), [])

  useImperativeHandle(ref, () => ({
    focus(row, period) {
      const index = host.api?.getRowNode(row)?.rowIndex
      if (!host.api || index === null || index === undefined) return false
      focusAt(host.api, index, columnOf(period))
      return true
    },
  }))

  const onGridReady = ({ api }: GridReadyEvent<GridRow>) => {
    host.api = api
    leave.current = link.join(api)
  }
  const onFirstDataRendered = () => {
    const at = block.periods.findIndex(({ kind }) => kind === 'current')
    if (host.api && at >= 0)
      showPeriod(
        host.api,
        block.periods.map((p) => p.period),
        at,
        host.periodsBefore,
      )
  }
  const onCellFocused = ({ rowIndex, column, api }: CellFocusedEvent<GridRow>) => {
    if (rowIndex === null || !column || typeof column === 'string') return
    const row = api.getDisplayedRowAtIndex(rowIndex)?.data
    if (!row) return
    const period = periodOf(column.getColId())
    const at = host.state.source.block.periods.find((p) => p.period === period)
    host.state.onSelect(host.row(row), at ?? null)
  }

  return (
    <section className={`plan-grid ${className ?? ''}`} aria-label={name}>
      <AgGridReact<GridRow>
        theme={gridTheme}
        styleNonce={cspNonce}
        rowData={rows}
        columnDefs={columns}
        getRowId={rowId}
        rowClassRules={classes}
        alignedGrids={() => link.others(host.api)}
        groupHeaderHeight={22}
        rowBuffer={4}
        animateRows={false}
        suppressRowTransform
        suppressMovableColumns
        suppressScrollOnNewData
        suppressColumnMoveAnimation
        enterNavigatesVertically
        suppressStartEditOnTab
        stopEditingWhenCellsLoseFocus={false}
        invalidEditValueMode="block"
        defaultColDef={{ sortable: false, suppressHeaderMenuButton: true, suppressMovable: true }}
        onGridReady={onGridReady}
        onFirstDataRendered={onFirstDataRendered}
        onCellFocused={onCellFocused}
        onBodyScroll={followTopRow(host)}
      />
    </section>
  )
}
