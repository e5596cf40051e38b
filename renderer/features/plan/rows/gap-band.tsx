/** Between demand and supply: by month how much more, or less, can be delivered than is asked for. */
import type { PeriodColumn, View } from '@shared/contract/planning-calls'
import type { RowFilter } from '@shared/contract/row-filter'
import { Tooltip } from 'antd'
import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatQuantityCompact, withSign } from '../../../ui/format'
import { useFormat } from '../../../ui/use-format'
import { useNodeName } from '../grid-words'
import { LiveView } from '../live-view'
import { planCalls } from '../plan-queries'
import { useSelection } from '../plan-selection'
import type { PlanSession } from '../plan-session'
import { useAfterPaint } from '../use-after-paint'
import { useCellsOf } from '../use-cells-of'
import { useRowState } from './row-state'
import { openNode } from './rows-queries'
import { sharedWhere } from './shared-where'
import './gap-band.css'

/** The totals of one node on the supply side, kept true while it is shown. */
function useSupplyOf(session: PlanSession, where: string, filter: RowFilter): LiveView | null {
  const [live, setLive] = useState<LiveView | null>(null)
  useEffect(() => {
    let opened: View | null = null
    let ended = false
    const { scenario } = session
    const release = (view: View | null) => {
      if (view) planCalls.closeView(view.view).catch(() => undefined)
    }
    const open = async (): Promise<void> => {
      const view = await openNode(scenario, 'supply', JSON.parse(where), filter)
      if (ended) {
        release(view)
        return
      }
      release(opened)
      opened = view
      setLive(new LiveView(view))
    }
    const again = (): void => {
      // Another part of the screen says why a plan cannot be opened.
      open().catch(() => setLive(null))
    }
    again()
    const stop = planCalls.onReplaced((event) => {
      if (event.scenario === scenario) again()
    })
    return () => {
      ended = true
      stop()
      release(opened)
    }
  }, [session, where, filter])
  useEffect(
    () =>
      planCalls.onPatched(({ patches }) => {
        for (const patch of patches) live?.apply(patch)
      }),
    [live],
  )
  return live
}

interface GapCellProps {
  readonly period: PeriodColumn
  readonly gap: number
  readonly excess: boolean
  readonly chosen: boolean
  readonly onGo: () => void
}

function GapCell({ period, gap, excess, chosen, onGo }: GapCellProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const kind = gap < -0.5 ? 'short' : excess ? 'excess' : 'even'
  const size = formatQuantityCompact(Math.abs(gap), format.language)
  const name = format.period(period.period)
  const text =
    kind === 'even'
      ? t('rows.gapEven', { period: name })
      : t(kind === 'short' ? 'rows.gapShort' : 'rows.gapExcess', {
          period: name,
          count: format.quantity(Math.abs(gap)),
        })
  return (
    <Tooltip title={text}>
      <button
        type="button"
        className={`gap-cell gap-${kind} ${period.kind}`}
        aria-description={text}
        aria-current={chosen ? 'date' : undefined}
        onClick={onGo}
      >
        <span className="gap-month">{format.period(period.period)}</span>
        <span className="gap-figure">
          {kind === 'short' ? '▼' : kind === 'excess' ? '▲' : ''}
          {Math.abs(gap) < 0.5 ? '0' : withSign(gap, () => size)}
        </span>
      </button>
    </Tooltip>
  )
}

interface GapBandProps {
  readonly session: PlanSession
  readonly onGo: (place: {
    where: Record<string, string>
    measure: string
    period: string
  }) => boolean
}

export const GapBand = memo(function GapBand({ session, onGo }: GapBandProps) {
  const { t } = useTranslation()
  const cell = useAfterPaint(useSelection((selection) => selection.cell))
  const nodeName = useNodeName()
  const selected = cell && cell.side !== 'resource' ? sharedWhere(cell.row.where) : null
  const where = selected ?? session.where
  const filter = useRowState((state) => state.filter)
  const live = useSupplyOf(session, JSON.stringify(where), filter)
  useCellsOf(live)
  if (!live) return <section className="gap-band" aria-label={t('rows.gap')} aria-busy="true" />
  const { rows, periods, values } = live.block
  const rowOf = (measure: string): Float64Array => {
    const r = rows.findIndex((row) => row.measure === measure)
    return r < 0
      ? new Float64Array(0)
      : values.subarray(r * periods.length, (r + 1) * periods.length)
  }
  const [gap, excess] = [rowOf('gap'), rowOf('excess')]
  const node = rows[0] ? nodeName(rows[0]) : { code: '', name: '' }
  const text = t('rows.gapOf', { where: [node.code, node.name].filter(Boolean).join(' ') })
  return (
    <section className="gap-band" aria-label={t('rows.gap')}>
      <Tooltip title={t('rows.gapHint')}>
        <span className="gap-name">{text}</span>
      </Tooltip>
      <div className="gap-cells">
        {periods.map((period, at) =>
          period.kind === 'past' ? null : (
            <GapCell
              key={period.period}
              period={period}
              gap={gap[at] || 0}
              excess={(excess[at] ?? 0) > 0.5 && (gap[at] ?? 0) >= 0}
              chosen={cell?.period?.period === period.period}
              onGo={() => onGo({ where, measure: 'gap', period: period.period })}
            />
          ),
        )}
      </div>
    </section>
  )
})
