/** The core's side of the planning thread. */
import { Worker } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import { versionOf } from './forecasting/forecast-key'
import type {
  PlanningMethod,
  PlanningMethods,
  PlanningReply,
  PlanningRequest,
} from './planning-requests'
import { createQuestionOrder } from './question-order'

export interface PlanningClient {
  /** Rejects with the thread's `EvenkeelError`, or PLANNING_STOPPED where the thread is gone. */
  ask<M extends PlanningMethod>(
    method: M,
    params: Parameters<PlanningMethods[M]>[0],
  ): Promise<ReturnType<PlanningMethods[M]>>
  close(): Promise<void>
}

/** Starts the thread from its built file for one workspace; started again at the next question if it ended. `stopped` is told why it did. */
export function startPlanning(
  file: string,
  workspace: string,
  stopped: (cause: unknown) => void,
): PlanningClient {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let worker: Worker | undefined
  let last = 0
  let closing = false
  const version = versionOf(file)
  const order = createQuestionOrder(
    (request) => running().postMessage(request),
    (id, error) => {
      waiting.get(id)?.reject(error)
      waiting.delete(id)
    },
  )

  function ended(cause: unknown): void {
    worker = undefined
    if (!closing) stopped(cause)
    for (const answer of waiting.values())
      answer.reject(new EvenkeelError('PLANNING_STOPPED', {}, cause))
    waiting.clear()
    order.forget()
  }

  function running(): Worker {
    if (worker) return worker
    const started = new Worker(file, { name: 'planning', workerData: { workspace, version } })
    let cause: unknown
    started.on('message', (reply: PlanningReply) => {
      const answer = waiting.get(reply.id)
      waiting.delete(reply.id)
      order.answered(reply.id)
      if (reply.ok) answer?.resolve(reply.value)
      else answer?.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
    })
    started.on('error', (error) => {
      cause = error
    })
    started.on('exit', () => ended(cause))
    worker = started
    return started
  }

  return {
    ask(method, params) {
      // No thread is started for what nobody will be there to hear.
      if (closing) return Promise.reject(new EvenkeelError('PLANNING_STOPPED'))
      const id = ++last
      const answer = Promise.withResolvers<unknown>()
      waiting.set(id, answer)
      order.put({ id, method, params } satisfies PlanningRequest)
      return answer.promise as Promise<never>
    },
    async close() {
      closing = true
      order.forget()
      if (worker) await worker.terminate()
      // What was not sent to a thread yet gets no other answer.
      else ended(undefined)
    },
  }
}
