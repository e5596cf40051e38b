/** Revenue, shortage and stock by month, one line a scenario. */
import type { Comparison, Scenario } from '@shared/contract/scenario-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { useTranslation } from 'react-i18next'
import { TimeChart } from '../../charts/time-chart'
import { formatQuantityCompact } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import './comparison-charts.css'

interface ComparisonChartsProps {
  readonly comparison: Comparison
  /** Names and colours of the scenarios compared. */
  readonly known: ReadonlyMap<string, Scenario>
  readonly span: number
}

/** In this order where the comparison has them. */
const drawn = ['revenue', 'shortage', 'stock_value'] as const

export function ComparisonCharts({ comparison, known, span }: ComparisonChartsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { scenarios, series, currency } = comparison
  const periods = comparison.periods.slice(0, span)
  const [from, to] = [periods[0] ?? '', periods.at(-1) ?? '']
  return (
    <section className="compare-panel compare-charts">
      <h2>
        {t('scenarios.byMonth')}
        <small>{t('scenarios.months', { from: format.period(from), to: format.period(to) })}</small>
      </h2>
      {drawn.map((measure) => {
        const lines = series[measure]
        if (!lines) return null
        const money = measureNamed(measure)?.unit === 'money'
        const title = t(`measures.${measure}`)
        return (
          <section key={measure} className="compare-chart">
            <h3>
              {title} {money ? <small>{currency}</small> : null}
            </h3>
            <TimeChart
              name={title}
              labels={periods.map(format.period)}
              series={scenarios.map(({ scenario, name }, at) => ({
                key: scenario,
                label: known.get(scenario)?.name ?? name,
                kind: measure === 'shortage' ? 'bar' : 'line',
                colour: `var(--scenario-${known.get(scenario)?.colour ?? 'grey'})`,
                strong: at > 0,
                dashed: at === 0,
                values: (lines[at] ?? []).slice(0, span),
              }))}
              legend={false}
              format={(value) => (money ? format.money(value, currency) : format.quantity(value))}
              formatAxis={(value) => formatQuantityCompact(value, format.language)}
            />
          </section>
        )
      })}
    </section>
  )
}
