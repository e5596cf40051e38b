/** Entry of the planning thread: one workspace's models and scenarios, away from windows and files being written; and of the threads that forecast for it or compare its snapshots. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ComparisonAsked } from './comparing/comparison-requests'
import { serveComparison } from './comparing/serve-comparison'
import { demandPolicyOf } from './demand-policy-of'
import { keptForecaster } from './forecasting/kept-forecaster'
import { serveForecasts } from './forecasting/serve-forecasts'
import { keptPlansOf } from './kept-plans'
import { forecastTasksFrom, loadModelFrom } from './load-model'
import { createPlanningHost } from './planning-host'
import type { PlanningReply, PlanningRequest } from './planning-requests'
import { openSnapshotOf } from './read-snapshot'

/** A thread of the pool is told that it forecasts, and where forecasts are kept if they are. */
interface ThreadData {
  readonly workspace: string
  /** Of the program, for the forecasts it keeps. */
  readonly version: string
  readonly forecasting?: boolean
  /** For a thread that compares two snapshots, and then ends. */
  readonly comparing?: ComparisonAsked
}

const port = parentPort
if (!port) throw new Error('runs as a worker thread only')

const { workspace, version, forecasting, comparing } = workerData as ThreadData
if (forecasting) serveForecasts(port, workspace, version)
else if (comparing) serveComparison(port, workspace, version, comparing)
else servePlanning(port)

function servePlanning(to: MessagePort): void {
  const keptPlans = keptPlansOf(workspace)
  const host = createPlanningHost(
    loadModelFrom(
      workspace,
      keptPlans,
      demandPolicyOf(workspace),
      keptForecaster(workspace, version),
    ),
    openSnapshotOf(workspace),
    keptPlans,
    forecastTasksFrom(workspace, demandPolicyOf(workspace)),
  )

  function answer({ id, method, params }: PlanningRequest): PlanningReply {
    try {
      const run = host[method] as (params: unknown) => unknown
      return { id, ok: true, value: run(params) }
    } catch (error) {
      const known = error instanceof EvenkeelError
      return {
        id,
        ok: false,
        error: known
          ? { code: error.code, params: error.params }
          : { code: 'INTERNAL', params: {} },
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
    }
  }

  to.on('message', (request: PlanningRequest) => to.postMessage(answer(request)))
}
