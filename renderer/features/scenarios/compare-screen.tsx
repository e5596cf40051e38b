/** Scenarios side by side: indicators, families, months; from here a decision is proposed. */
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import './compare-screen.css'
import { ComparisonCharts } from './comparison-charts'
import { IndicatorTable } from './indicator-table'
import { ScenarioChoice } from './scenario-choice'
import { useComparison, useOpenScenarios } from './scenario-queries'

export function CompareScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { startDecision, show } = useViewState()
  const scenarios = useOpenScenarios()
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const [of, setOf] = useState<'all' | 'families'>('all')
  const all = scenarios.map(({ scenario }) => scenario)
  const chosen = all.filter((scenario) => !unchosen.has(scenario)).slice(0, 8)
  const comparison = useComparison(chosen)
  const known = new Map(scenarios.map((one) => [one.scenario, one]))

  if (comparison.isError && !comparison.data)
    return <LoadFailed error={comparison.error} retry={() => void comparison.refetch()} />
  const { data } = comparison
  if (!data) return <Loading />
  const [first, last] = [data.periods[0], data.periods.at(-1)]
  return (
    <div className="compare">
      <header className="compare-head">
        <div>
          <h1>{t('scenarios.compareTitle')}</h1>
          <p className="hint">
            {t('scenarios.compareHint')} {t('scenarios.indicatorSpan')}
          </p>
        </div>
        <Button type="primary" onClick={() => startDecision(chosen)}>
          {t('scenarios.propose')}
        </Button>
      </header>
      <ScenarioChoice
        scenarios={scenarios}
        chosen={chosen}
        onChange={(kept) => setUnchosen(new Set(all.filter((one) => !kept.includes(one))))}
      />
      {chosen.length === 1 ? (
        <EmptyState title={t('scenarios.onlyOne')} text={t('scenarios.onlyOneText')}>
          <Button onClick={() => show('plan')}>{t('scenarios.toPlan')}</Button>
        </EmptyState>
      ) : null}
      <section className="compare-panel" aria-busy={comparison.isPlaceholderData}>
        <Segmented
          size="small"
          value={of}
          onChange={setOf}
          options={[
            { value: 'all' as const, label: t('scenarios.overall') },
            { value: 'families' as const, label: t('scenarios.byFamily') },
          ]}
        />
        <div className="compare-scroll">
          <IndicatorTable comparison={data} known={known} of={of} />
        </div>
      </section>
      <section className="compare-panel">
        <h2>
          {t('scenarios.byMonth')}
          {first && last ? (
            <small>
              {t('scenarios.months', { from: format.period(first), to: format.period(last) })}
            </small>
          ) : null}
        </h2>
        <ComparisonCharts comparison={data} known={known} />
      </section>
    </div>
  )
}
