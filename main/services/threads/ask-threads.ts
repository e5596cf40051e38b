/** Asks threads that live for one answer each: their memory goes with them, and each can be ended at any point. */
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ThreadReply } from './thread-reply'

export interface Threads<Request> {
  /** Rejects with what the thread's reply tells, with the signal's reason, or where the thread ends without a reply. */
  ask(request: Request, signal?: AbortSignal): Promise<unknown>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Threads of one file; `name` is told where one ends by itself. */
export function askThreads<Request>(
  file: string,
  name: string,
  resourceLimits?: ResourceLimits,
): Threads<Request> {
  const running = new Set<Worker>()
  return {
    async ask(request, signal) {
      signal?.throwIfAborted()
      const answer = Promise.withResolvers<unknown>()
      const worker = new Worker(file, {
        name,
        workerData: request,
        ...(resourceLimits ? { resourceLimits } : {}),
      })
      running.add(worker)
      worker.on('message', (reply: ThreadReply<unknown>) => {
        if (reply.ok) answer.resolve(reply.value)
        else if (reply.error)
          answer.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
        else answer.reject(new Error(reply.detail))
      })
      worker.on('error', answer.reject)
      worker.on('exit', (code) => {
        running.delete(worker)
        answer.reject(new Error(`the ${name} thread ended with ${code}`))
      })
      const stop = () => {
        answer.reject(signal?.reason)
        void worker.terminate()
      }
      signal?.addEventListener('abort', stop, { once: true })
      return answer.promise.finally(() => signal?.removeEventListener('abort', stop))
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}

/** Whether a thread ended because it may not take more memory. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
