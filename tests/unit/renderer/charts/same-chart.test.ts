/** A chart is drawn anew only where it would look otherwise. */
import type { ChartSeries, TimeChartProps } from '@renderer/charts/chart-series'
import { sameChart } from '@renderer/charts/same-chart'
import { expect, test } from 'vitest'

const series: ChartSeries = {
  key: 'consensus_demand',
  label: 'Consensus demand',
  kind: 'line',
  colour: 'var(--chart-1)',
  values: Float64Array.of(1, Number.NaN, 3),
  lower: [0, null, 2],
}
const chart: TimeChartProps = {
  name: 'Demand of FG-1',
  labels: ['Jan', 'Feb', 'Mar'],
  series: [series],
  current: 1,
  marked: 2,
  format: String,
  formatAxis: String,
}

test('one of the same figures, gaps among them, is the same', () => {
  const again: TimeChartProps = {
    ...chart,
    labels: [...chart.labels],
    series: [{ ...series, values: [1, Number.NaN, 3], lower: [0, null, 2] }],
    format: (value) => `${value}`,
  }
  expect(sameChart(chart, again)).toBe(true)
})

test.each<[string, Partial<TimeChartProps>]>([
  ['name', { name: 'Demand of FG-2' }],
  ['label', { labels: ['Jan', 'Feb', 'Apr'] }],
  ['marked month', { marked: 1 }],
  ['figure', { series: [{ ...series, values: [1, Number.NaN, 4] }] }],
  ['lower edge', { series: [{ ...series, lower: [0, 1, 2] }] }],
  ['colour', { series: [{ ...series, colour: 'var(--chart-2)' }] }],
  ['further series', { series: [series, series] }],
])('one with another %s is another', (_, other) => {
  expect(sameChart(chart, { ...chart, ...other })).toBe(false)
})
