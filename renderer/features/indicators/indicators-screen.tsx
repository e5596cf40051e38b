/** How good the plan is: stock, money and service; accuracy of the forecast by lag and layer; the waterfall. */
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { NoPlanYet } from '../data/no-plan-yet'
import { useOverview } from '../plan/plan-queries'
import { useOpenScenarios, useScenariosAsked } from '../scenarios/scenario-queries'
import { AccuracyPanel } from './accuracy-panel'
import { FinancePanel } from './finance-panel'
import { useAccuracy } from './indicator-queries'
import './indicators-screen.css'
import { LayersPanel } from './layers-panel'
import { NoArchive } from './no-archive'
import { OperationsPanel } from './operations-panel'
import { ValueAddedPanel } from './value-added-panel'
import { WaterfallPanel } from './waterfall-panel'

export function IndicatorsScreen() {
  const asked = useScenariosAsked()
  const planned = useOpenScenarios().some(({ snapshot }) => snapshot !== null)
  if (asked.isError && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  return planned ? <Indicators /> : <NoPlanYet />
}

const everyFamily = ''
const spans = [3, 6, 12] as const

function Indicators() {
  const { t } = useTranslation()
  const format = useFormat()
  const [family, setFamily] = useState(everyFamily)
  const [months, setMonths] = useState<(typeof spans)[number]>(12)
  const [lag, setLag] = useState(1)
  const where: Record<string, string> = family === everyFamily ? {} : { family }
  const accuracy = useAccuracy(where, months)
  const families = useOverview('base').data?.families ?? []
  const { data } = accuracy
  return (
    <div className="panel-column indicators">
      <header className="indicators-head">
        <h1>{t('indicators.title')}</h1>
        <Select
          aria-label={t('indicators.family')}
          value={family}
          onChange={setFamily}
          popupMatchSelectWidth={false}
          options={[
            { value: everyFamily, label: t('indicators.allFamilies') },
            ...families.map((one) => ({ value: one.family, label: format.name(one.name) })),
          ]}
        />
        <Segmented
          aria-label={t('indicators.months')}
          value={months}
          onChange={setMonths}
          options={spans.map((count) => ({
            value: count,
            label: t('indicators.monthsBack', { count }),
          }))}
        />
      </header>
      <OperationsPanel where={where} />
      <div className="panel-flow">
        <FinancePanel where={where} />
        {accuracy.isError && !data ? (
          <LoadFailed error={accuracy.error} retry={() => void accuracy.refetch()} />
        ) : null}
        {data && data.cycles.length === 0 ? <NoArchive selected={family !== everyFamily} /> : null}
        {data && data.cycles.length > 0 ? (
          <>
            <AccuracyPanel accuracy={data} lag={lag} choose={setLag} />
            <LayersPanel accuracy={data} lag={lag} />
            <ValueAddedPanel where={where} months={months} lag={lag} />
            <WaterfallPanel where={where} cycles={months} />
          </>
        ) : null}
      </div>
    </div>
  )
}
