/** The core's side of the thread that writes and reads workbooks: a new one for each, so that its memory goes with it. */
import { dirname, join } from 'node:path'
import { askThreads, isOutOfMemory } from '@main/services/threads/ask-threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { BookOfViews, EditedBook, WorkbookRequest } from './thread-shapes'

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
  const { ask, close } = askThreads<WorkbookRequest>(file, 'workbook', memory)
  return {
    write: (book) => ask({ kind: 'write', book }) as Promise<Uint8Array<ArrayBuffer>>,
    read: (bytes, name) =>
      ask({ kind: 'read', bytes, file: name }).catch((error: unknown) => {
        throw isOutOfMemory(error)
          ? new EvenkeelError('FILE_TOO_LARGE', { file: name, reason: 'too_large_unpacked' })
          : error
      }) as Promise<EditedBook>,
    close,
  }
}
