/** The planning workspace: families, demand beside supply, the chart of the chosen row, in the colour of the scenario. */
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { Loading } from '../../ui/loading'
import { useOpenScenarios } from '../scenarios/scenario-queries'
import { usePreferences } from './plan-preferences'
import { useOverview } from './plan-queries'
import './plan-screen.css'
import { PlanWorkspace } from './plan-workspace'
import { ScenarioTabs } from './scenario-tabs'

export function PlanScreen() {
  const { t } = useTranslation()
  const wanted = useViewState((view) => view.scenario)
  const show = useViewState((view) => view.show)
  const load = usePreferences((preferences) => preferences.load)
  const scenarios = useOpenScenarios()
  const current = scenarios.find((one) => one.scenario === wanted) ?? scenarios[0]
  const base = scenarios.find((one) => one.parent === null)
  const overview = useOverview(current?.scenario ?? wanted)
  useEffect(() => void load(), [load])

  if (overview.isPending) return <Loading />
  if (!overview.data || !current)
    return (
      <EmptyState title={t('plan.empty')} text={t('plan.emptyText')}>
        <Button type="primary" onClick={() => show('data')}>
          {t('plan.toData')}
        </Button>
      </EmptyState>
    )
  return (
    <div
      className="plan"
      style={{ '--scenario': `var(--scenario-${current.colour})` } as React.CSSProperties}
    >
      <ScenarioTabs scenarios={scenarios} current={current} />
      <PlanWorkspace
        scenario={current}
        overview={overview.data}
        base={base && base !== current ? base : null}
      />
    </div>
  )
}
