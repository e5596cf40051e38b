/** A chart over time. The code that draws is read after the figures it goes with are on the screen. */
import { lazy, memo, Suspense, useDeferredValue } from 'react'
import type { TimeChartProps } from './chart-series'
import './charts.css'
import { sameChart } from './same-chart'

const idle = () =>
  new Promise<unknown>((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))

const Drawn = lazy(async () => {
  await idle()
  const { DrawnTimeChart } = await import('./drawn-time-chart')
  return { default: memo(DrawnTimeChart, sameChart) }
})

/** Nobody who types waits for it: it is drawn when there is time. */
export function TimeChart(props: TimeChartProps) {
  const now = useDeferredValue(props)
  return (
    <Suspense fallback={<div className="time-chart" />}>
      <Drawn {...now} />
    </Suspense>
  )
}
