/** The core's side of the thread that writes and reads workbooks: a new one for each, so that its memory goes with it. */
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { BookOfViews, EditedBook, WorkbookReply, WorkbookRequest } from './thread-shapes'

export interface WorkbookThread {
  /** The bytes of an XLSX file. */
  write(book: BookOfViews): Promise<Uint8Array<ArrayBuffer>>
  /** Rejects with WORKBOOK_UNUSABLE, FILE_UNREADABLE, FILE_TOO_LARGE. */
  read(bytes: Uint8Array, file: string): Promise<EditedBook>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** The thread's file stands beside the planning thread's. */
export const workbookFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'workbook.js')

/** Enough for the largest file that is let in. */
const memory = { maxOldGenerationSizeMb: 1536 }

export function createWorkbookThread(file: string): WorkbookThread {
  const running = new Set<Worker>()

  function ask(request: WorkbookRequest): Promise<Uint8Array<ArrayBuffer> | EditedBook> {
    const answer = Promise.withResolvers<Uint8Array<ArrayBuffer> | EditedBook>()
    const worker = new Worker(file, {
      name: 'workbook',
      workerData: request,
      resourceLimits: memory,
    })
    running.add(worker)
    worker.on('message', (reply: WorkbookReply) => {
      if (reply.ok) answer.resolve(reply.value)
      else answer.reject(new EvenkeelError(reply.error.code, reply.error.params, reply.detail))
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY' && request.kind === 'read'
      answer.reject(
        full
          ? new EvenkeelError('FILE_TOO_LARGE', {
              file: request.file,
              reason: 'too_large_unpacked',
            })
          : error,
      )
    })
    worker.on('exit', (code) => {
      running.delete(worker)
      answer.reject(new Error(`the workbook thread ended with ${code}`))
    })
    return answer.promise
  }

  return {
    write: (book) => ask({ kind: 'write', book }) as Promise<Uint8Array<ArrayBuffer>>,
    read: (bytes, name) => ask({ kind: 'read', bytes, file: name }) as Promise<EditedBook>,
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
