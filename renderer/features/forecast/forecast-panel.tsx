/** Beside the grids: how the baseline of the chosen row is forecast, and what a planner may choose instead. */
import type { ForecastWish, ShownForecast } from '@shared/contract/forecast-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { planners } from '@shared/model/roles'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useEditOptions } from '../plan/edit-options'
import { PlanIcon } from '../plan/plan-icons'
import { useForecast, useSetForecast } from './forecast-queries'
import { useForecastPanel } from './forecast-state'
import { ForecastSummary } from './forecast-summary'
import { ForecastsUnderWay } from './forecasts-under-way'
import { ItemForecast } from './item-forecast'
import { SumForecast } from './sum-forecast'
import type { TieWish } from './tie-draft'
import './forecast-panel.css'

interface ForecastPanelProps {
  readonly scenario: string
  /** The row the planner stands on, and its name; null where it is none of demand. */
  readonly row: { readonly where: Selection; readonly name: string } | null
  /** The planned month the planner stands on. */
  readonly period: string | null
}

export function ForecastPanel({ scenario, row, period }: ForecastPanelProps) {
  const { t } = useTranslation()
  const toggle = useForecastPanel((state) => state.toggle)
  return (
    <aside
      className="why-panel forecast-panel"
      data-part="forecast"
      aria-label={t('forecast.title')}
    >
      <header className="why-head">
        <h2>{t('forecast.title')}</h2>
        <span className="toolbar-gap" />
        <Button
          size="small"
          type="text"
          aria-label={t('forecast.close')}
          icon={<PlanIcon name="close" />}
          onClick={toggle}
        />
      </header>
      {row ? (
        <Answer scenario={scenario} where={row.where} name={row.name} period={period} />
      ) : (
        <EmptyState title={t('forecast.choose')} text={t('forecast.chooseText')} />
      )}
    </aside>
  )
}

interface AnswerProps {
  readonly scenario: string
  readonly where: Selection
  readonly name: string
  readonly period: string | null
}

function Answer({ scenario, where, name, period }: AnswerProps) {
  const { t } = useTranslation()
  const asked = useForecast(scenario, where)
  const set = useSetForecast()
  const role = useSession().data?.role
  const reason = useEditOptions((options) => options.reason).trim()
  if (asked.isError && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  if (asked.data.items === 0)
    return <EmptyState title={t('forecast.nothing')} text={t('forecast.nothingText')} />
  const wish = (wanted: ForecastWish): void =>
    set.mutate({ scenario, where, wish: wanted, ...(reason ? { reason } : {}) })
  const may = role !== undefined && planners.includes(role) && !set.isPending
  return (
    <div className="why-body" aria-busy={asked.isPlaceholderData || set.isPending}>
      <ForecastsUnderWay scenario={scenario} busy={set.isPending} />
      <Told
        shown={asked.data}
        name={name}
        period={period}
        may={may}
        onWish={wish}
        onTie={({ item, wish: wanted }) =>
          set.mutate({ scenario, where: { item }, wish: wanted, ...(reason ? { reason } : {}) })
        }
      />
    </div>
  )
}

export interface ToldProps {
  readonly shown: ShownForecast
  readonly may: boolean
  readonly onWish: (wish: ForecastWish) => void
  /** Of one item by itself, whichever row is chosen. */
  readonly onTie: (wish: TieWish) => void
}

function Told({
  name,
  period,
  ...told
}: ToldProps & { readonly name: string; readonly period: string | null }) {
  const { detail } = told.shown
  return (
    <>
      <ForecastSummary shown={told.shown} name={name} period={period} />
      {detail ? <ItemForecast detail={detail} {...told} /> : <SumForecast {...told} />}
    </>
  )
}
