import type { MessagePort } from 'node:worker_threads'
import { makeForecast } from '@main/engine/baseline/forecast-task'
import type { ForecastBatch, ForecastedBatch } from './forecast-pool'

/** A thread of the pool: forecasts what it is given. */
export function serveForecasts(port: MessagePort): void {
  port.on('message', ({ at, tasks }: ForecastBatch) => {
    const forecasts = tasks.map(makeForecast)
    port.postMessage({ at, forecasts } satisfies ForecastedBatch)
  })
}
