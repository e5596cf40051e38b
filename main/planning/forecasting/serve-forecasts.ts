import type { MessagePort } from 'node:worker_threads'
import { reconcileFamily } from '@main/engine/baseline/family-forecast'
import { makeForecast } from '@main/engine/baseline/forecast-task'
import { isFamily } from './forecast-key'
import type { ForecastBatch, ForecastedBatch } from './forecast-pool'
import { keptForecaster } from './kept-forecaster'

/** A thread of the pool: forecasts what it is given; the nodes of families are kept in the workspace, where there is one. */
export function serveForecasts(port: MessagePort, workspace?: string, version = ''): void {
  const kept = workspace === undefined ? null : keptForecaster(workspace, version)
  port.on('message', ({ at, tasks }: ForecastBatch) => {
    const forecasts = tasks.map((task) =>
      isFamily(task)
        ? reconcileFamily(task, kept ? kept.forecast : makeForecast)
        : makeForecast(task),
    )
    port.postMessage({ at, forecasts } satisfies ForecastedBatch)
  })
}
