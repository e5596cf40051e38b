/** The core's side of the thread that compares codes with records: a new one for each question, so that it can be stopped at any point. */
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { UnknownCode } from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { RulePair } from '@shared/model/matching/match-rules'
import type {
  CodeGroup,
  MatchingAnswer,
  MatchingReply,
  MatchingRequest,
  RuledGroup,
  Suggested,
} from './matching-thread-shapes'

/** Everything rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, or the signal's reason. */
export interface MatchingThread {
  /** Codes that rows of the snapshot named and nothing had, those of the most rows first. */
  unknown(snapshot: string, most: number, signal: AbortSignal): Promise<readonly UnknownCode[]>
  /** The likeliest records of each code, `most` at the most. */
  suggest(
    snapshot: string,
    groups: readonly CodeGroup[],
    most: number,
    signal: AbortSignal,
  ): Promise<Suggested>
  /** Pairs beyond doubt, by group. */
  pairs(
    snapshot: string,
    groups: readonly RuledGroup[],
    signal: AbortSignal,
  ): Promise<readonly (readonly RulePair[])[]>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** The thread's file stands beside the planning thread's. */
export const matchingFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'matching.js')

export function createMatchingThread(file: string, folder: string): MatchingThread {
  const running = new Set<Worker>()

  async function ask<T extends MatchingAnswer>(
    request: MatchingRequest,
    signal: AbortSignal,
  ): Promise<T> {
    signal.throwIfAborted()
    const answer = Promise.withResolvers<T>()
    const worker = new Worker(file, { name: 'matching', workerData: request })
    running.add(worker)
    worker.on('message', (reply: MatchingReply) => {
      if (reply.ok) answer.resolve(reply.value as T)
      else if (reply.error)
        answer.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
      else answer.reject(new Error(reply.detail))
    })
    worker.on('error', answer.reject)
    worker.on('exit', (code) => {
      running.delete(worker)
      answer.reject(new Error(`the matching thread ended with ${code}`))
    })
    const stop = (): void => {
      answer.reject(signal.reason)
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    return answer.promise.finally(() => signal.removeEventListener('abort', stop))
  }

  return {
    unknown: (snapshot, most, signal) => ask({ kind: 'unknown', folder, snapshot, most }, signal),
    suggest: (snapshot, groups, most, signal) =>
      ask({ kind: 'suggest', folder, snapshot, groups, most }, signal),
    pairs: (snapshot, groups, signal) => ask({ kind: 'pairs', folder, snapshot, groups }, signal),
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
