import type { MessagePort } from 'node:worker_threads'
import { forecastSeries } from '@main/engine/forecast/forecast-series'
import type { ForecastBatch, ForecastedBatch } from './forecast-pool'

/** A thread of the pool: forecasts what it is given. */
export function serveForecasts(port: MessagePort): void {
  port.on('message', ({ at, tasks }: ForecastBatch) => {
    const forecasts = tasks.map(({ series, options }) => forecastSeries(series, options))
    port.postMessage({ at, forecasts } satisfies ForecastedBatch)
  })
}
