/** One family: its key figures, demand against supply, and what stands out. */
import type { FamilyOverview, Overview } from '@shared/contract/planning-calls'
import type { PlanException } from '@shared/contract/worklist-calls'
import { useTranslation } from 'react-i18next'
import type { ChartSeries } from '../../charts/chart-series'
import { TimeChart } from '../../charts/time-chart'
import { formatQuantityCompact } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { useMeasureName } from '../plan/grid-words'
import { LargeExceptions } from './large-exceptions'
import { LargeFigures } from './large-figures'

const months = 12

interface FamilyPageProps {
  readonly family: FamilyOverview
  readonly overview: Overview
  readonly base: Overview | undefined
  readonly exceptions: readonly PlanException[]
}

export function FamilyPage({ family, overview, base, exceptions }: FamilyPageProps) {
  return (
    <>
      <LargeFigures
        now={family.indicators}
        before={base?.families.find((one) => one.family === family.family)?.indicators}
        currency={overview.currency}
      />
      <div className="projector-columns">
        <BalanceChart series={family.series} periods={overview.periods} />
        <LargeExceptions exceptions={exceptions} currency={overview.currency} />
      </div>
    </>
  )
}

interface BalanceChartProps {
  readonly series: FamilyOverview['series']
  readonly periods: readonly string[]
}

/** Demand as bars, what can be supplied as a line, what is short in red. */
export function BalanceChart({ series, periods }: BalanceChartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const measureName = useMeasureName()
  const values = (key: string) => (series[key] ?? []).slice(0, months)
  const drawn: readonly ChartSeries[] = [
    {
      key: 'demand',
      label: t('projector.demandSeries'),
      kind: 'bar',
      colour: 'var(--chart-6)',
      stack: 'need',
      values: values('independent_demand'),
    },
    {
      key: 'dependent',
      label: t('projector.dependentSeries'),
      kind: 'bar',
      colour: 'var(--chart-3)',
      stack: 'need',
      values: values('dependent_demand'),
    },
    {
      key: 'shortage',
      label: measureName('shortage'),
      kind: 'bar',
      colour: 'var(--bad)',
      values: values('shortage'),
    },
    {
      key: 'supply',
      label: measureName('constrained_supply'),
      kind: 'line',
      colour: 'var(--chart-1)',
      strong: true,
      values: values('constrained_supply'),
    },
    {
      key: 'stock',
      label: measureName('projected_stock'),
      kind: 'line',
      colour: 'var(--chart-4)',
      dashed: true,
      values: values('projected_stock'),
    },
  ]
  return (
    <TimeChart
      large
      name={t('projector.demandSeries')}
      labels={periods.slice(0, months).map((period) => format.period(period))}
      series={drawn.filter((one) => Array.from(one.values).some((value) => (value ?? 0) > 0.5))}
      format={(value) => format.quantity(value)}
      formatAxis={(value) => formatQuantityCompact(value, format.language)}
    />
  )
}
