/** The core's side of the thread that checks files: a new one for each check, so that it can be stopped at any point and its memory goes with it. */
import { basename, dirname, join } from 'node:path'
import { askThreads, isOutOfMemory } from '@main/services/threads/ask-threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CheckedFiles } from '@shared/contract/file-check-calls'

export interface CheckRequest {
  /** The file or folder. */
  readonly path: string
  readonly mapping?: string
  readonly resources: string
  readonly now: Date
}

export interface CheckThread {
  /** Rejects with FILE_UNREADABLE, MAPPING_INVALID, FILE_TOO_LARGE, or the signal's reason. */
  check(request: CheckRequest, signal: AbortSignal): Promise<CheckedFiles>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** The thread's file stands beside the planning thread's. */
export const checkFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'check.js')

/** Several times what a table of a million rows takes. */
const memory = { maxOldGenerationSizeMb: 2048 }

export function createCheckThread(file: string): CheckThread {
  const { ask, close } = askThreads<CheckRequest>(file, 'check', memory)
  return {
    check: (request, signal) =>
      ask(request, signal).catch((error: unknown) => {
        throw isOutOfMemory(error)
          ? new EvenkeelError('FILE_TOO_LARGE', {
              file: basename(request.path),
              reason: 'file_too_large',
            })
          : error
      }) as Promise<CheckedFiles>,
    close,
  }
}
