/** The planning grid. The only folder that knows AG Grid is this one; a screen hands over a block of figures and hears about edits. */
import { createGrid } from 'ag-grid-community'
import {
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import './grid-modules'
import './plan-grid.css'
import './closed-cells.css'
import './range/cell-selection.css'
import { arrangeRows, type RowsWanted } from './arrange-rows'
import { attachFollower } from './attach-follower'
import { useBarredPeriods, useEmptied } from './block-marks'
import { redrawCells } from './cell-classes'
import { type ColumnsWanted, timeColumns } from './grid-columns'
import type { GridCommands } from './grid-commands'
import { focusAt } from './grid-focus'
import { GridHost, type GridState } from './grid-host'
import type { GridLink } from './grid-link'
import { gridOptions } from './grid-options'
import { type GridRoom, roomMeasures } from './grid-room'
import { sizeStyle, useGridSize, widthsIn } from './grid-size'
import { labelColumn } from './label-column'
import { periodColumns } from './period-columns'
import { attachRange } from './range/attach-range'
import { useSamePeriods } from './same-periods'
import { useSameRows } from './same-rows'
import { StuckHeading } from './stuck-heading'
import { useColumnsKept } from './use-columns-kept'
import { useFocusKept } from './use-focus-kept'

export interface PlanGridHandle {
  /** Puts the cursor on a cell; false where the row is not shown. */
  focus(row: string, period: string): boolean
  /** What can be done with the selection; null until there are cells. */
  readonly commands: GridCommands | null
}

export interface PlanGridProps extends GridState {
  readonly name: string
  readonly className?: string
  readonly link: GridLink
  readonly room: GridRoom
  readonly rows: RowsWanted
  readonly columns: ColumnsWanted
  readonly ref?: Ref<PlanGridHandle>
}

export function PlanGrid(props: PlanGridProps) {
  const { name, className, link, room, rows: wanted, columns: wantedColumns, ref, ...state } = props
  const [host] = useState(() => new GridHost(state))
  const { source, words, marks, closed } = state
  const { block } = source
  const emptied = useEmptied(source, wanted.hideEmpty)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was empty has figures now
  const rows = useSameRows(useMemo(() => arrangeRows(block, wanted), [block, wanted, emptied]))
  const periods = useSamePeriods(block.periods)
  const zoom = state.zoom ?? 1
  const years = useMemo(() => timeColumns(periods, wantedColumns), [periods, wantedColumns])
  const barred = useBarredPeriods(block)
  const columns = useMemo(() => {
    host.setColumns(years)
    const { label, period } = widthsIn(room, zoom)
    const fixed = wantedColumns.size === 'year'
    return [labelColumn(host, label), ...periodColumns(host, years, words, period, fixed, barred)]
  }, [host, years, words, room, zoom, wantedColumns, barred])
  const newest = useRef({ rows, columns })
  newest.current = { rows, columns }

  const section = useRef<HTMLElement>(null)
  // Together with the rows and columns below: what the grid asks in between is about the block it shows.
  useLayoutEffect(() => {
    host.state = state
    host.periodsBefore = roomMeasures[room].before
  })
  // Without React between the figures and their cells: an edit is painted in the frame it arrives in.
  useLayoutEffect(() => {
    if (!section.current) return
    const { rows: rowData, columns: columnDefs } = newest.current
    const api = createGrid(section.current, { ...gridOptions(host, link), rowData, columnDefs })
    const stuck = new StuckHeading(host, section.current)
    host.stuck = stuck
    const detach = attachRange(section.current, api, host, link)
    const unlink = attachFollower(api, host, link, section.current)
    return () => {
      detach()
      unlink()
      host.stuck = null
      host.api = null
      stuck.remove()
      api.destroy()
    }
  }, [host, link])
  // Rows first: new columns ask the rows there are.
  useLayoutEffect(() => {
    host.shownRows = rows
    host.show('rowData', rows)
    host.follower?.draw()
  }, [host, rows])
  useColumnsKept(host, columns)
  useGridSize(host, room, zoom)
  // Columns of another size: the current one is where the planner looks for it.
  const size = useRef(wantedColumns.size)
  useLayoutEffect(() => {
    if (size.current === wantedColumns.size) return
    size.current = wantedColumns.size
    host.follower?.showCurrent()
  }, [host, wantedColumns.size])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what cells read through the host
  useLayoutEffect(() => host.repaint(), [host, source, words, rows, closed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what cells read through the host
  useLayoutEffect(() => redrawCells(host), [host, marks])
  useEffect(() => source.onCells((changed) => host.redraw(changed)), [host, source])
  useFocusKept(host, rows)

  useImperativeHandle(ref, () => ({
    focus(row, period) {
      const index = host.api?.getRowNode(row)?.rowIndex
      if (!host.api || index === null || index === undefined) return false
      const column = host.columnHolding(period)
      if (!column) return false
      focusAt(host.api, index, column.id)
      return true
    },
    get commands() {
      return host.commands
    },
  }))

  return (
    <section
      ref={section}
      className={`plan-grid ${closed ? 'closed' : ''} ${className ?? ''}`}
      style={sizeStyle(zoom)}
      aria-label={name}
    />
  )
}
