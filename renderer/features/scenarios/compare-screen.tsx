/** Scenarios side by side: indicators, families, months; from here a decision is proposed. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { NoPlanYet } from '../data/no-plan-yet'
import { CompareControls } from './compare-controls'
import { useCompareOptions } from './compare-options'
import './compare-screen.css'
import { ComparisonCharts } from './comparison-charts'
import { DifferencesPanel } from './differences-panel'
import { IndicatorTable } from './indicator-table'
import { ScenarioAssumptions } from './scenario-assumptions'
import { useComparison, useOpenScenarios, useScenariosAsked } from './scenario-queries'

/** As many as the comparison takes. */
const mostCompared = 8

export function CompareScreen() {
  const { t } = useTranslation()
  const startDecision = useViewState((view) => view.startDecision)
  const show = useViewState((view) => view.show)
  const scenarios = useOpenScenarios()
  const { span, of, unchosen } = useCompareOptions()
  const chosen = scenarios
    .map(({ scenario }) => scenario)
    .filter((scenario) => !unchosen.has(scenario))
    .slice(0, mostCompared)
  const asked = useScenariosAsked()
  const planned = scenarios.some(({ snapshot }) => snapshot !== null)
  const comparison = useComparison(planned ? chosen : [], span)
  const known = new Map(scenarios.map((one) => [one.scenario, one]))

  const { data } = comparison
  if (asked.isError && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data && !planned) return <NoPlanYet />
  if (comparison.isError && !data)
    return <LoadFailed error={comparison.error} retry={() => void comparison.refetch()} />
  if (!data) return <Loading />
  return (
    <div className="compare">
      <header className="compare-head">
        <h1>{t('scenarios.compareTitle')}</h1>
        <p className="hint">{t('scenarios.compareHint')}</p>
        <Button type="primary" onClick={() => startDecision(chosen)}>
          {t('scenarios.propose')}
        </Button>
      </header>
      <CompareControls scenarios={scenarios} chosen={chosen} />
      <div className="compare-body" aria-busy={comparison.isPlaceholderData}>
        <section className="compare-panel">
          {chosen.length === 1 ? (
            <EmptyState title={t('scenarios.onlyOne')} text={t('scenarios.onlyOneText')}>
              <Button onClick={() => show('plan')}>{t('scenarios.toPlan')}</Button>
            </EmptyState>
          ) : null}
          <div className="compare-scroll">
            <IndicatorTable comparison={data} known={known} of={of} span={span} />
          </div>
          <ScenarioAssumptions scenarios={scenarios} chosen={chosen} />
        </section>
        <ComparisonCharts comparison={data} known={known} span={span} />
      </div>
      {chosen.length > 1 ? <DifferencesPanel scenarios={scenarios} chosen={chosen} /> : null}
    </div>
  )
}
