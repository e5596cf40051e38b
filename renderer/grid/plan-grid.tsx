/** The planning grid. The only folder that knows AG Grid is this one; a screen hands over a block of figures and hears about edits. */
import { AgGridReact } from 'ag-grid-react'
import { type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react'
import './grid-modules'
import './plan-grid.css'
import { focusAt } from './grid-focus'
import { GridHost, type GridState } from './grid-host'
import type { GridLink } from './grid-link'
import { gridOptions } from './grid-options'
import { type GridRoom, roomMeasures } from './grid-room'
import { type GridRow, gridRows } from './grid-row'
import { labelColumnIds, labelColumns } from './label-columns'
import { columnOf } from './period-column-id'
import { periodColumns } from './period-columns'
import { useSamePeriods } from './same-periods'
import { useFocusKept } from './use-focus-kept'

export interface PlanGridHandle {
  /** Puts the cursor on a cell; false where the row is not shown. */
  focus(row: string, period: string): boolean
}

export interface PlanGridProps extends GridState {
  readonly name: string
  readonly className?: string
  readonly link: GridLink
  readonly room: GridRoom
  readonly wanted: (measure: string) => boolean
  readonly ref?: Ref<PlanGridHandle>
}

export function PlanGrid({ name, className, link, room, wanted, ref, ...state }: PlanGridProps) {
  const [host] = useState(() => new GridHost(state))
  host.state = state
  host.periodsBefore = roomMeasures[room].before
  const { source, words, expanded } = state
  const { block } = source

  const rows = useMemo(() => gridRows(block.rows, wanted), [block, wanted])
  const periods = useSamePeriods(block.periods)
  const columns = useMemo(
    () => [
      ...labelColumns(host, room),
      ...periodColumns(host, periods, words, roomMeasures[room].period),
    ],
    [host, periods, words, room],
  )
  const options = useMemo(() => gridOptions(host, link), [host, link])

  useEffect(() => source.onCells(() => host.api?.refreshCells()), [host, source])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the label cells read through the host
  useEffect(() => {
    host.api?.refreshCells({ columns: labelColumnIds, force: true })
  }, [host, expanded, words, rows])
  useFocusKept(host, rows)

  useImperativeHandle(ref, () => ({
    focus(row, period) {
      const index = host.api?.getRowNode(row)?.rowIndex
      if (!host.api || index === null || index === undefined) return false
      focusAt(host.api, index, columnOf(period))
      return true
    },
  }))

  return (
    <section className={`plan-grid ${className ?? ''}`} aria-label={name}>
      <AgGridReact<GridRow> {...options} rowData={rows} columnDefs={columns} />
    </section>
  )
}
