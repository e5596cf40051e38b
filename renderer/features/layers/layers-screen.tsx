/** The layers of demand: how deals become units, and which of them a meeting should look at one by one. */
import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { NoPlanYet } from '../data/no-plan-yet'
import { CalendarPanel } from '../outside/calendar-panel'
import { DriversPanel } from '../outside/drivers-panel'
import { useOutside } from '../outside/outside-queries'
import { useOpenScenarios, useScenariosAsked } from '../scenarios/scenario-queries'
import { ConversionPanel } from './conversion-panel'
import { DealCountingPanel } from './deal-counting-panel'
import { DealsPanel } from './deals-panel'
import { EventsPanel } from './events-panel'
import { useDemandPolicy, usePipeline } from './layer-queries'
import '../indicators/indicators-screen.css'
import './layers-screen.css'
import { PipelineTiles } from './pipeline-tiles'

export function LayersScreen() {
  const asked = useScenariosAsked()
  const planned = useOpenScenarios().some(({ snapshot }) => snapshot !== null)
  if (asked.isError && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  return planned ? <Layers /> : <NoPlanYet />
}

interface OutsideProps {
  readonly scenario: string
  readonly stored: StoredDemandPolicy
}

/** What is known of months beforehand; asked apart, so that the rest of the screen need not wait for it. */
function Outside({ scenario, stored }: OutsideProps) {
  const { data, error, refetch } = useOutside(scenario)
  if (error && !data) return <LoadFailed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <DriversPanel report={data} stored={stored} scenario={scenario} />
      <CalendarPanel key={stored.revision} report={data} stored={stored} />
    </>
  )
}

function Layers() {
  const { t } = useTranslation()
  const scenario = useViewState((view) => view.scenario)
  const pipeline = usePipeline(scenario)
  const policy = useDemandPolicy()
  const failed = [pipeline, policy].find((one) => one.isError && !one.data)
  if (failed?.error) return <LoadFailed error={failed.error} retry={() => void failed.refetch()} />
  if (!pipeline.data || !policy.data) return <Loading />
  return (
    <div className="panel-column layers">
      <h1>{t('layers.title')}</h1>
      <PipelineTiles report={pipeline.data} />
      <div className="panel-flow">
        <DealsPanel report={pipeline.data} scenario={scenario} />
        <ConversionPanel report={pipeline.data} stored={policy.data} />
        <DealCountingPanel
          // Drawn anew when somebody else sets it.
          key={policy.data.revision}
          report={pipeline.data}
          stored={policy.data}
        />
        <EventsPanel scenario={scenario} stored={policy.data} />
        <Outside scenario={scenario} stored={policy.data} />
      </div>
    </div>
  )
}
