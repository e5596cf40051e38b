/** Under the grids: where the cursor stands, and whether the last change is on disk. */
import { cellFlags } from '@shared/contract/planning-calls'
import { Button, Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { rowKey } from '../../grid/grid-row'
import { useFormat } from '../../ui/use-format'
import { OverrideRecordNote } from '../layers/override-record-note'
import { LineReview } from '../worklist/line-review'
import { useMeasureFormat, useMeasureName, useNodeName } from './grid-words'
import { useStepName } from './journal-words'
import type { LiveView } from './live-view'
import { useSides } from './plan-queries'
import { type SelectedCell, useSettledSelection } from './plan-selection'
import type { PlanSession } from './plan-session'
import { SelectionLine } from './selection-line'
import { useSettled } from './use-after-paint'
import { useCellsOf } from './use-cells-of'
import './status-line.css'

const flagNames = [
  'shortage',
  'excess',
  'overloaded',
  'edited',
  'driven',
  'locked',
  'fenced',
  'frozen',
] as const

function CellPart({ cell, live }: { readonly cell: SelectedCell; readonly live: LiveView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const node = useNodeName()
  const measureName = useMeasureName()
  const write = useMeasureFormat()
  useCellsOf(live)
  const { code, name } = node(cell.row)
  const words = [[code, name].filter(Boolean).join(' '), measureName(cell.row.measure)]
  const { periods, rows, values, flags } = live.block
  const key = rowKey(cell.row)
  const r = rows.findIndex((row) => row.measure === cell.row.measure && rowKey(row) === key)
  const column = periods.findIndex((one) => one.period === cell.period?.period)
  if (r < 0 || column < 0) return <span>{words.join(' · ')}</span>
  const at = r * periods.length + column
  const value = values[at] ?? Number.NaN
  const marks = flagNames.filter((name) => ((flags[at] ?? 0) & cellFlags[name]) !== 0)
  return (
    <span>
      {[...words, format.period(cell.period?.period ?? '')].join(' · ')}
      {Number.isNaN(value) ? null : <b>{write(value, cell.row.measure)}</b>}
      {marks.map((name) => (
        <i key={name} className={`status-mark mark-${name}`}>
          {t(`plan.flag_${name}`)}
        </i>
      ))}
    </span>
  )
}

interface StatusLineProps {
  readonly session: PlanSession
  readonly onUndo: () => void
}

function SavePart({ session, onUndo }: StatusLineProps) {
  const { t } = useTranslation()
  const stepName = useStepName()
  // Said with the figures that were saved, or where they take long, that they are not yet.
  const { pending, saved, failed } = useSettled(session.subscribe, () => session.snapshot().save)
  if (pending > 0) return <span className="save-state saving">{t('plan.saving')}</span>
  if (failed)
    return (
      <span className="save-state not-saved">
        ⚠ {t('plan.notSaved', { what: stepName(failed) })}
      </span>
    )
  if (!saved) return null
  const split = saved.total && saved.cells > 1
  return (
    <>
      {split ? (
        <span>
          {t('plan.splitOver', { count: saved.cells })}
          <Button size="small" type="link" onClick={onUndo}>
            {t('plan.undo')}
          </Button>
        </span>
      ) : null}
      <Tooltip title={t('plan.savedHint', { position: saved.position })}>
        <span className="save-state saved">
          ✓ {t('plan.savedAt', { position: saved.position })}
        </span>
      </Tooltip>
    </>
  )
}

export const StatusLine = memo(function StatusLine({ session, onUndo }: StatusLineProps) {
  const { t } = useTranslation()
  const { cell, range } = useSettledSelection((selection) => selection)
  const sides = useSides(session)
  const live = cell ? sides[cell.side].live : null
  const selected = range ? sides[range.side].live : null
  const several = range !== null && range.rows.length * range.columns.length > 1
  return (
    <footer className="status-line">
      {cell && live ? <CellPart cell={cell} live={live} /> : <span>{t('plan.noCell')}</span>}
      <span className="toolbar-gap" />
      {several && selected ? <SelectionLine range={range} live={selected} /> : null}
      <OverrideRecordNote cell={cell?.side === 'demand' ? cell : null} />
      <LineReview scenario={session.scenario} />
      <span role="status" className="status-save">
        <SavePart session={session} onUndo={onUndo} />
      </span>
    </footer>
  )
})
