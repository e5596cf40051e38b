/** From a shortage to what causes it, from demand to supply of the same row, and back: Alt+G, Alt+O, Alt+B. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { TraceLimit } from '@shared/contract/why-calls'
import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../../app/view-state'
import { useTraceWords } from '../../why/trace-words'
import { usePreferences } from '../plan-preferences'
import { type SelectedCell, useSelection } from '../plan-selection'
import type { PlanSession } from '../plan-session'
import { askWhy, reportError } from './rows-queries'
import { sharedWhere } from './shared-where'

export interface PlanJumps {
  toCause(): void
  toOther(): void
  back(): void
}

interface Left {
  readonly place: CellPlace
  readonly family: string | null
}

const placeOf = ({ row, period }: SelectedCell): CellPlace | null =>
  period && { where: row.where, measure: row.measure, period: period.period }

/** The figure that limits of supply bear upon, for the cell the planner stands on. */
const limited = ({ side, row, period }: SelectedCell): CellPlace | null =>
  period && {
    where: row.where,
    measure: row.measure === 'constrained_supply' ? row.measure : limitedOf[side],
    period: period.period,
  }

const limitedOf = {
  demand: 'planned_shipments',
  supply: 'gap',
  resource: 'load',
  finance: 'planned_shipments',
} as const

/** The row that shows the cause: a late receipt among the receipts, an order that comes too late in the plan. */
const causeRow = ({ kind, place }: TraceLimit): CellPlace =>
  kind === 'supplier'
    ? { ...place, measure: 'receipts_in_transit' }
    : kind === 'lead_time' || kind === 'planned'
      ? { ...place, measure: 'planned_supply' }
      : place

/** Where a measure of one side leads to on the other, the first that is shown. */
const otherMeasures = {
  demand: ['gap', 'available_supply', 'constrained_supply', 'planned_supply'],
  supply: ['consensus_demand', 'planned_shipments', 'override'],
} as const

export function usePlanJumps(session: PlanSession): PlanJumps {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useTraceWords()
  const trail = useRef<Left[]>([])

  const leave = useCallback((cell: SelectedCell, to: CellPlace) => {
    const from = placeOf(cell)
    const { family, want } = useViewState.getState()
    if (from) trail.current = [...trail.current.slice(-49), { place: from, family }]
    want(to, family)
  }, [])

  const jumps = useMemo<PlanJumps>(
    () => ({
      async toCause() {
        const { cell } = useSelection.getState()
        const asked = cell && limited(cell)
        if (!cell || !asked) return
        try {
          const { limits } = await askWhy({ scenario: session.scenario, ...asked })
          const [limit] = limits
          if (!limit) {
            void message.info({ key: 'jump', content: t('rows.noCause') })
            return
          }
          const text = t('rows.causeIs', { what: words.limit(limit) })
          void message.info({ key: 'jump', content: text, duration: 6 })
          leave(cell, causeRow(limit))
        } catch (error) {
          reportError(error)
        }
      },
      toOther() {
        const { cell } = useSelection.getState()
        if (!cell?.period) return
        const where = sharedWhere(cell.row.where)
        if (cell.side === 'resource' || (!where && cell.row.depth > 0)) {
          void message.info({ key: 'jump', content: t('rows.noOther') })
          return
        }
        const from = cell.side === 'demand' ? 'demand' : 'supply'
        const { measures } = usePreferences.getState()
        const shown: readonly string[] = measures[from === 'demand' ? 'supply' : 'demand']
        const to = otherMeasures[from]
        const measure = to.find((one) => shown.includes(one)) ?? to[0]
        leave(cell, { where: where ?? {}, measure, period: cell.period.period })
      },
      back() {
        const last = trail.current.pop()
        if (last) useViewState.getState().want(last.place, last.family)
        else void message.info({ key: 'jump', content: t('rows.nowhereBack') })
      },
    }),
    [session, leave, message, t, words],
  )

  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      KeyG: jumps.toCause,
      KeyO: jumps.toOther,
      KeyB: jumps.back,
    }
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const jump = keys[event.code]
      if (!jump) return
      event.preventDefault()
      jump()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [jumps])
  return jumps
}
