/** The planning workspace: families, demand beside supply, the chart of the chosen row, in the colour of the scenario. */
import { useEffect } from 'react'
import { useSession } from '../../app/app-queries'
import { useViewState } from '../../app/view-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { NoPlanYet } from '../data/no-plan-yet'
import { useKnowing } from '../knowing/knowing-state'
import { useOpenScenarios, useScenariosAsked } from '../scenarios/scenario-queries'
import { usePreferences } from './plan-preferences'
import { useOverview } from './plan-queries'
import './plan-screen.css'
import { PlanWorkspace } from './plan-workspace'
import { ReasonQuestion } from './reason-question'
import { ScenarioGuard } from './scenario-guard'
import { ScenarioTabs } from './scenario-tabs'

export function PlanScreen() {
  const wanted = useViewState((view) => view.scenario)
  const { load, known } = usePreferences()
  const asked = useScenariosAsked()
  const scenarios = useOpenScenarios()
  const current = scenarios.find((one) => one.scenario === wanted) ?? scenarios[0]
  const base = scenarios.find((one) => one.parent === null)
  const overview = useOverview(current?.scenario ?? wanted)
  const loadKnowing = useKnowing((state) => state.load)
  const session = useSession().data
  useEffect(() => {
    if (session) void load(session)
    void loadKnowing()
  }, [load, loadKnowing, session])

  if (asked.isError) return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (asked.isPending || !known) return <Loading />
  if (!current?.snapshot) return <NoPlanYet />
  if (overview.isError && !overview.data)
    return <LoadFailed error={overview.error} retry={() => void overview.refetch()} />
  return (
    <div
      className={current.parent === null ? 'plan' : 'plan plan-scenario'}
      style={
        {
          '--scenario': `var(--scenario-${current.colour})`,
          '--watermark': JSON.stringify(current.name),
        } as React.CSSProperties
      }
    >
      <ScenarioGuard scenarios={scenarios} />
      <ReasonQuestion />
      <ScenarioTabs scenarios={scenarios} current={current} />
      <PlanWorkspace
        scenario={current}
        overview={overview.data}
        base={base && base !== current ? base : null}
      />
    </div>
  )
}
