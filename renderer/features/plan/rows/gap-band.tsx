/** Between demand and supply: by period how much more, or less, can be delivered than is asked for, over the columns of the grids. */
import { Tooltip } from 'antd'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { quarterOf, type TimeColumn } from '../../../grid/grid-columns'
import type { GridLink } from '../../../grid/grid-link'
import { useLinkedColumns } from '../../../grid/linked-columns'
import { useFormat } from '../../../ui/use-format'
import { useNodeName } from '../grid-words'
import { cursorPause, useSettledSelection } from '../plan-selection'
import type { PlanSession } from '../plan-session'
import { useCellsOf } from '../use-cells-of'
import './gap-band.css'
import { GapCell } from './gap-cell'
import { gapColumns } from './gap-columns'
import { useRowState } from './row-state'
import { sharedWhere } from './shared-where'
import { useSupplyOf } from './use-supply-of'
import { useWantedColumns } from './wanted-cells'

/** A period as the band names it. */
function useColumnName() {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ size, period }: TimeColumn): string => {
    const year = period.slice(0, 4)
    if (size === 'month') return format.period(period)
    if (size === 'year') return t('plan.year', { year })
    return `${t('rows.quarter', { number: quarterOf(period) })} ${t('plan.year', { year })}`
  }
}

/** One stop of Tab: arrows go from period to period. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: line, target, key } = event
  if (!(target instanceof HTMLElement)) return
  const to =
    key === 'ArrowRight'
      ? target.nextElementSibling
      : key === 'ArrowLeft'
        ? target.previousElementSibling
        : key === 'Home'
          ? line.firstElementChild
          : key === 'End'
            ? line.lastElementChild
            : null
  if (!(to instanceof HTMLElement)) return
  event.preventDefault()
  to.focus()
}

interface GapBandProps {
  readonly session: PlanSession
  readonly link: GridLink
  readonly onGo: (place: {
    where: Record<string, string>
    measure: string
    period: string
  }) => boolean
}

export const GapBand = memo(function GapBand({ session, link, onGo }: GapBandProps) {
  const { t } = useTranslation()
  const cell = useSettledSelection((selection) => selection.cell, cursorPause)
  const nodeName = useNodeName()
  const nameOf = useColumnName()
  const selected = cell && cell.side !== 'resource' ? sharedWhere(cell.row.where) : null
  const where = selected ?? session.where
  const filter = useRowState((state) => state.filter)
  const wanted = useWantedColumns()
  const live = useSupplyOf(session, JSON.stringify(where), filter)
  const line = useRef<HTMLDivElement>(null)
  const [reached, reach] = useState<string | null>(null)
  const columns = useLinkedColumns(link, line)
  useCellsOf(live)
  if (!live || !columns)
    return <section className="gap-band" aria-label={t('rows.gap')} aria-busy="true" />
  const [first] = live.block.rows
  const node = first ? nodeName(first) : { code: '', name: '' }
  const text = t('rows.gapOf', { where: [node.code, node.name].filter(Boolean).join(' ') })
  const placed = new Map(columns.columns.map((one) => [one.id, one]))
  const gaps = gapColumns(live.block, wanted).filter(({ column }) => placed.has(column.id))
  const stop = gaps.find(({ column }) => column.id === reached) ?? gaps[0]
  return (
    <section
      // The figures of another scenario, until its own are there.
      className={live.block.scenario === session.scenario ? 'gap-band' : 'gap-band stale'}
      data-part="gap"
      aria-label={t('rows.gap')}
    >
      <Tooltip title={t('rows.gapHint')}>
        <span className="gap-name" style={{ width: columns.label }}>
          {text}
        </span>
      </Tooltip>
      <div className="gap-cells">
        <div ref={line} className="gap-line" role="toolbar" onKeyDown={step}>
          {gaps.map(({ column, gap, excess, worst }) => {
            const at = placed.get(column.id)
            // Its line lies on that of the column before, as in the grids.
            if (!at) return null
            return (
              <GapCell
                key={column.id}
                name={nameOf(column)}
                kind={column.kind}
                gap={gap}
                excess={excess}
                chosen={cell?.months?.from === column.period}
                left={at.left - 1}
                width={at.width + 1}
                onGo={() => onGo({ where, measure: 'gap', period: worst })}
                reached={column.id === stop?.column.id}
                onReach={(byKey) => {
                  reach(column.id)
                  // One that is pressed does not move away under the pointer.
                  if (byKey) link.showColumn(column.id)
                }}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
})
