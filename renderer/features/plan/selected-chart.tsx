/** The chart of the row the planner stands on. */
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartSeries } from '../../charts/chart-series'
import { TimeChart } from '../../charts/time-chart'
import { formatQuantityCompact } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { drawnFrom, type Ingredient, recipes } from './chart-recipes'
import { CopyChartButton } from './copy-chart-button'
import { useMeasureName, useNodeName } from './grid-words'
import type { LiveView } from './live-view'
import { fullOverrides, nodeSeries } from './node-series'
import type { SelectedCell } from './plan-selection'
import { useCellsOf } from './use-cells-of'
import { useForecastSeries } from './use-forecast-series'

/** Typing goes on without waiting for the chart: it follows in the first pause, in milliseconds. */
const pause = 300

interface SelectedChartProps {
  readonly scenario: string
  readonly cell: SelectedCell
  readonly live: LiveView
}

export const SelectedChart = memo(function SelectedChart({
  scenario,
  cell,
  live,
}: SelectedChartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const node = useNodeName()
  const measureName = useMeasureName()
  useCellsOf(live, pause)
  const { periods, measures } = nodeSeries(live.block, cell.row)
  const from = drawnFrom(cell.side, periods)
  const drawn = periods.slice(from)
  const current = drawn.findIndex(({ kind }) => kind === 'current')
  const seriesOf = ({
    span,
    measure,
    plus,
    months = Number.POSITIVE_INFINITY,
    ...look
  }: Ingredient): ChartSeries => {
    const own = measures.get(measure) ?? new Float64Array()
    const more = plus ? measures.get(plus) : undefined
    const added = more ? own.map((value, at) => value + (more[at] ?? Number.NaN)) : own
    const values = measure === 'override' ? fullOverrides(own, measures) : added
    return {
      ...look,
      key: measure,
      label: plus
        ? t('plan.chartPlus', { of: measureName(plus), more: measureName(measure) })
        : measureName(measure),
      values: drawn.map((_, at) =>
        at < current === (span === 'past') && at < current + months
          ? (values[from + at] ?? null)
          : null,
      ),
    }
  }
  const { bands, fitted } = useForecastSeries(scenario, cell, drawn)
  const { code, name } = node(cell.row)
  const where = [code, name].filter(Boolean).join(' ')
  const drawing = useRef<HTMLElement>(null)
  const series = recipes[cell.side]
    .map(seriesOf)
    .filter(({ values }) => Array.from(values).some((value) => value))
  const drawnSeries = [...bands, ...series, ...fitted]
  return (
    <section className="selected-chart" ref={drawing}>
      <header>
        <h2>{where}</h2>
        <CopyChartButton chart={drawing} title={where} />
      </header>
      <TimeChart
        name={t('plan.chartOf', { measure: t(`plan.${cell.side}`), where })}
        labels={drawn.map(({ period }) => format.period(period))}
        series={drawnSeries}
        current={current}
        marked={drawn.findIndex(({ period }) => period === cell.period?.period)}
        format={(value) => format.quantity(value)}
        formatAxis={(value) => formatQuantityCompact(value, format.language)}
      />
    </section>
  )
})
