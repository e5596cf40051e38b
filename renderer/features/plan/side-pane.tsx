/** One side of the plan: its grid, or what stands in for it. */
import {
  cellFlags,
  type PeriodColumn,
  type Side,
  type ViewRow,
} from '@shared/contract/planning-calls'
import { App, Skeleton } from 'antd'
import { memo, type Ref, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridLink } from '../../grid/grid-link'
import type { GridRoom } from '../../grid/grid-room'
import { PlanGrid, type PlanGridHandle } from '../../grid/plan-grid'
import { EmptyState } from '../../ui/empty-state'
import { useEntryFault } from './entry-words'
import { useGridWords } from './grid-words'
import type { LiveView } from './live-view'
import { usePreferences } from './plan-preferences'
import { useSelection } from './plan-selection'
import type { SideState } from './plan-session'

export interface SidePaneProps {
  readonly side: Side
  readonly state: SideState
  readonly link: GridLink
  readonly room: GridRoom
  readonly name: string
  readonly expanded: ReadonlySet<string>
  readonly onToggle: (row: ViewRow) => void
  readonly onEdit: (row: ViewRow, period: PeriodColumn, text: string) => void
  readonly gridRef: Ref<PlanGridHandle>
}

const editable = (row: ViewRow, period: PeriodColumn): boolean =>
  row.editable && period.kind !== 'past'

const never = () => false

/** Why nothing can be typed into a cell. */
function refusal(row: ViewRow, period: PeriodColumn, flags: number) {
  if (!row.editable) return 'notEditable'
  if (period.kind === 'past') return 'pastPeriod'
  if (flags & cellFlags.locked) return 'lockedCell'
  return flags & cellFlags.fenced ? 'fencedCell' : 'notEditable'
}

/** While the views of another scenario or family open, the last figures stay in sight but cannot be edited. */
function useShownView({ live }: SideState): { live: LiveView | null; stale: boolean } {
  const last = useRef<LiveView | null>(null)
  if (live) last.current = live
  return { live: live ?? last.current, stale: live === null }
}

export const SidePane = memo(function SidePane(props: SidePaneProps) {
  const { side, state, link, room, name, expanded, onToggle, onEdit, gridRef } = props
  const { t } = useTranslation()
  const words = useGridWords(side)
  const faultOf = useEntryFault()
  const measures = usePreferences((preferences) => preferences.measures[side])
  const wanted = useCallback((measure: string) => measures.includes(measure), [measures])
  const select = useSelection((selection) => selection.select)
  const onSelect = useCallback(
    (row: ViewRow, period: PeriodColumn | null) => select({ side, row, period }),
    [select, side],
  )
  const { message } = App.useApp()
  const onRefused = useCallback(
    (row: ViewRow, period: PeriodColumn, flags: number) =>
      void message.info({ key: 'refused', content: t(`plan.${refusal(row, period, flags)}`) }),
    [message, t],
  )
  const { live, stale } = useShownView(state)
  const canEdit = stale ? never : editable
  if (state.failed) return <EmptyState title={t('plan.failed')} />
  if (!live) return <Skeleton active title={false} paragraph={{ rows: 8 }} className="pane-wait" />
  if (!live.block.rows.some((row) => wanted(row.measure)))
    return <EmptyState title={t('plan.noRows')} text={t('plan.noRowsText')} />
  return (
    <PlanGrid
      ref={gridRef}
      className={stale ? 'stale' : ''}
      name={name}
      link={link}
      room={room}
      source={live}
      words={words}
      wanted={wanted}
      expanded={expanded}
      canEdit={canEdit}
      faultOf={faultOf}
      onEdit={onEdit}
      onRefused={onRefused}
      onSelect={onSelect}
      onToggle={onToggle}
    />
  )
})
