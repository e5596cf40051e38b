/** The core's side of comparing: a thread for each comparison, so that giving it up ends it at once and its memory goes with it. */
import { Worker } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import { versionOf } from '../forecasting/forecast-key'
import type {
  ComparisonAsked,
  ComparisonReply,
  ComparisonStep,
  WholeComparison,
} from './comparison-requests'

export interface ComparisonThread {
  /** Rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, or the signal's reason. */
  compare(
    asked: ComparisonAsked,
    tell: (step: ComparisonStep) => void,
    signal: AbortSignal,
  ): Promise<WholeComparison>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** `file` is the built planning thread, which compares where it is told to. */
export function createComparisonThread(file: string, workspace: string): ComparisonThread {
  const running = new Set<Worker>()
  const version = versionOf(file)
  return {
    compare(asked, tell, signal) {
      signal.throwIfAborted()
      const answer = Promise.withResolvers<WholeComparison>()
      const worker = new Worker(file, {
        name: 'comparing',
        workerData: { workspace, version, comparing: asked },
      })
      running.add(worker)
      const stop = (): void => {
        answer.reject(signal.reason)
        void worker.terminate()
      }
      signal.addEventListener('abort', stop, { once: true })
      worker.on('message', (reply: ComparisonReply) => {
        if (reply.kind === 'step') tell(reply.step)
        else if (reply.kind === 'done') answer.resolve(reply.comparison)
        else answer.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
      })
      worker.on('error', answer.reject)
      worker.on('exit', (code) => {
        running.delete(worker)
        signal.removeEventListener('abort', stop)
        answer.reject(new Error(`the comparing thread ended with ${code}`))
      })
      return answer.promise
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
