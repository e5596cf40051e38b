/** One side of the plan: its grid, or what stands in for it. */
import type { PeriodColumn, Side, ViewRow } from '@shared/contract/planning-calls'
import { App, Skeleton } from 'antd'
import { memo, type Ref, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '../../grid/grid-columns'
import type { GridArea, GridEdit, GridSelection, ManyKind } from '../../grid/grid-edit'
import type { GridLink } from '../../grid/grid-link'
import type { GridRoom } from '../../grid/grid-room'
import { PlanGrid, type PlanGridHandle } from '../../grid/plan-grid'
import { EmptyState } from '../../ui/empty-state'
import { useCellMarks } from '../notes/use-cell-marks'
import { useEntryFault } from './entry-words'
import { useGridWords } from './grid-words'
import type { LiveView } from './live-view'
import { cellBar } from './many/cell-bar'
import { usePlanMenu } from './menu/menu-state'
import { usePreferences } from './plan-preferences'
import { useSelection } from './plan-selection'
import type { SideState } from './plan-session'
import { FilteredOut } from './rows/filtered-out'
import { foldYear, useWantedColumns, useWantedRows } from './rows/wanted-cells'
import { useGridZoom } from './use-grid-zoom'

export interface SidePaneProps {
  readonly side: Side
  readonly scenario: string
  /** Why nothing can be typed into any cell; null where the scenario is open to changes. */
  readonly closed: string | null
  readonly state: SideState
  readonly link: GridLink
  readonly room: GridRoom
  readonly name: string
  readonly onToggle: (row: ViewRow) => void
  readonly onEdit: (row: ViewRow, period: PeriodColumn, text: string, to?: string) => void
  readonly onEdits: (edits: readonly GridEdit[], kind: ManyKind) => void
  readonly onPaste: (table: readonly (readonly string[])[], area: GridArea) => void
  readonly gridRef: Ref<PlanGridHandle>
}

const editable = (row: ViewRow, period: PeriodColumn): boolean =>
  row.editable && period.kind !== 'past'

const never = () => false

/** Why nothing can be typed into a cell. */
function refusal(row: ViewRow, period: PeriodColumn, flags: number) {
  if (row.partial) return 'rows.partialCell'
  return `plan.${cellBar(row, period, flags) ?? 'notEditable'}` as const
}

/** The filter leaves nothing below the total. */
const onlyEmptyTotal = ({ block }: LiveView): boolean =>
  block.rows.every(({ depth, partial }) => depth === 0 && partial)

/** While the views of another scenario or family open, the last figures stay in sight but cannot be edited. */
function useShownView({ live }: SideState): { live: LiveView | null; stale: boolean } {
  const last = useRef<LiveView | null>(null)
  if (live) last.current = live
  return { live: live ?? last.current, stale: live === null }
}

export const SidePane = memo(function SidePane(props: SidePaneProps) {
  const { side, scenario, closed, state, link, room, name, onToggle, onEdit, gridRef } = props
  const { onEdits, onPaste } = props
  const { t } = useTranslation()
  const words = useGridWords(side)
  const faultOf = useEntryFault()
  const measures = usePreferences((preferences) => preferences.measures[side])
  const rows = useWantedRows(side)
  const columns = useWantedColumns()
  const select = useSelection((selection) => selection.select)
  const onSelect = useCallback(
    (row: ViewRow, period: PeriodColumn | null, months: MonthSpan | null) =>
      select({ side, row, period, months }),
    [select, side],
  )
  const { message } = App.useApp()
  const onRefused = useCallback(
    (row: ViewRow, period: PeriodColumn, flags: number) =>
      void message.info({ key: 'refused', content: closed ?? t(refusal(row, period, flags)) }),
    [message, t, closed],
  )
  const onClosed = useCallback(
    () => void message.info({ key: 'refused', content: closed }),
    [message, closed],
  )
  const setRange = useSelection((selection) => selection.setRange)
  const onRange = useCallback(
    (selection: GridSelection | null) => setRange(side, selection),
    [setRange, side],
  )
  const openMenu = usePlanMenu((menu) => menu.open)
  const onMenu = useCallback((x: number, y: number) => openMenu({ side, x, y }), [openMenu, side])
  const { zoom, onZoom } = useGridZoom()
  const { live, stale } = useShownView(state)
  const canEdit = stale || closed !== null ? never : editable
  const marks = useCellMarks(scenario, live?.block.rows)
  if (state.failed) return <EmptyState title={t('plan.failed')} />
  if (!live) return <Skeleton active title={false} paragraph={{ rows: 8 }} className="pane-wait" />
  if (live.block.rows.length === 0 || onlyEmptyTotal(live)) return <FilteredOut />
  // A measure that was just chosen may be on its way.
  if (!state.loading && !live.block.rows.some((row) => measures.includes(row.measure)))
    return <EmptyState title={t('plan.noRows')} text={t('plan.noRowsText')} />
  return (
    <PlanGrid
      ref={gridRef}
      className={stale ? 'stale' : ''}
      closed={closed !== null}
      name={name}
      link={link}
      room={room}
      source={live}
      words={words}
      rows={rows}
      columns={columns}
      onFoldYear={foldYear}
      marks={marks}
      canEdit={canEdit}
      faultOf={faultOf}
      onEdit={onEdit}
      onRefused={onRefused}
      onSelect={onSelect}
      onToggle={onToggle}
      onEdits={closed === null ? onEdits : onClosed}
      onPaste={closed === null ? onPaste : onClosed}
      onRange={onRange}
      onMenu={onMenu}
      zoom={zoom}
      onZoom={onZoom}
    />
  )
})
