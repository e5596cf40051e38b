/** Whether two charts would be drawn alike. Drawing one takes longer than an edit; comparing its figures takes nothing. */
import type { ChartSeries, TimeChartProps } from './chart-series'

const alike = (a: ArrayLike<unknown> | undefined, b: ArrayLike<unknown> | undefined): boolean => {
  if (a === b) return true
  if (!a || !b || a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false
  return true
}

const looks = [
  'key',
  'label',
  'kind',
  'colour',
  'stack',
  'dashed',
  'dotted',
  'strong',
  'faint',
] as const

const sameSeries = (a: ChartSeries, b: ChartSeries): boolean =>
  looks.every((look) => a[look] === b[look]) && alike(a.values, b.values) && alike(a.lower, b.lower)

/** How figures are written follows the language, and so do the name and the labels. */
export const sameChart = (a: TimeChartProps, b: TimeChartProps): boolean =>
  a.name === b.name &&
  a.legend === b.legend &&
  a.large === b.large &&
  a.current === b.current &&
  a.marked === b.marked &&
  alike(a.labels, b.labels) &&
  a.series.length === b.series.length &&
  a.series.every((one, at) => sameSeries(one, b.series[at]!))
