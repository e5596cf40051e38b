/** A chart over time. The code that draws is read after the figures it goes with are on the screen. */
import { lazy, Suspense } from 'react'
import type { TimeChartProps } from './chart-series'
import './charts.css'

const idle = () =>
  new Promise<unknown>((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))

const Drawn = lazy(async () => {
  await idle()
  const { DrawnTimeChart } = await import('./drawn-time-chart')
  return { default: DrawnTimeChart }
})

export const TimeChart = (props: TimeChartProps) => (
  <Suspense fallback={<div className="time-chart" />}>
    <Drawn {...props} />
  </Suspense>
)
