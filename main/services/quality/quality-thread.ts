/** The core's side of the thread that asks snapshots the rules: a new one for each question, so that it can be stopped at any point. */
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FixPreview } from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Assessment } from '@shared/model/quality/assessment'
import type { FindingDetail, QualityReply, QualityRequest } from './thread-shapes'

type RequestOf<K extends QualityRequest['kind']> = Omit<
  Extract<QualityRequest, { kind: K }>,
  'kind'
>

export interface QualityThread {
  assess(request: RequestOf<'assess'>, signal?: AbortSignal): Promise<Assessment>
  detail(request: RequestOf<'detail'>): Promise<FindingDetail>
  preview(request: RequestOf<'preview'>): Promise<FixPreview>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Rows are looked at and forgotten: more room would only be filled with them. */
const youngMegabytes = 6

/** The thread's file stands beside the planning thread's. */
export const qualityFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'quality.js')

export function createQualityThread(file: string): QualityThread {
  const running = new Set<Worker>()

  async function ask(request: QualityRequest, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted()
    const answer = Promise.withResolvers<unknown>()
    const worker = new Worker(file, {
      name: 'quality',
      workerData: request,
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    })
    running.add(worker)
    worker.on('message', (reply: QualityReply) => {
      if (reply.ok) answer.resolve(reply.value)
      else if (reply.error)
        answer.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
      else answer.reject(new Error(reply.detail))
    })
    worker.on('error', answer.reject)
    worker.on('exit', (code) => {
      running.delete(worker)
      answer.reject(new Error(`the quality thread ended with ${code}`))
    })
    const stop = () => {
      answer.reject(signal?.reason)
      void worker.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    return answer.promise.finally(() => signal?.removeEventListener('abort', stop))
  }

  return {
    assess: (request, signal) => ask({ kind: 'assess', ...request }, signal) as Promise<Assessment>,
    detail: (request) => ask({ kind: 'detail', ...request }) as Promise<FindingDetail>,
    preview: (request) => ask({ kind: 'preview', ...request }) as Promise<FixPreview>,
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
