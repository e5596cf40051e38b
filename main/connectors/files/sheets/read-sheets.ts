/** Reads workbooks of older and other formats (XLS, XLSB, ODS, SYLK, DIF, XML) in a thread of bounded memory and time. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { EvenkeelError } from '@shared/contract/error-codes'
import { fileTooLarge, fileUnreadable } from '../../reasons'
import { workbookLimits } from '../workbook-limits'
import type { SheetRead, SheetsReply, SheetsRequest } from './sheets-shapes'

/** Enough for the largest file that is let in. */
const memory = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
/** No file within the limits takes a tenth of it. */
const longestSeconds = 30

/** Built, the thread's file stands beside the program's or above its chunks; in a checkout it is the source. */
function threadFile(): string {
  const here = typeof __dirname === 'string' ? __dirname : import.meta.dirname
  const places = [
    join(here, 'sheets.js'),
    join(dirname(here), 'sheets.js'),
    join(here, 'sheets-thread-entry.ts'),
  ]
  return places.find((place) => existsSync(place)) ?? 'sheets.js'
}

/** The sheets of the workbook at `path`, which people know as `name`. FILE_UNREADABLE, FILE_TOO_LARGE, CANCELLED. */
export function readSheets(
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<readonly SheetRead[]> {
  const answer = Promise.withResolvers<readonly SheetRead[]>()
  const request: SheetsRequest = { path, rows: workbookLimits.rows }
  const worker = new Worker(threadFile(), {
    name: 'sheets',
    workerData: request,
    resourceLimits: memory,
    stdout: true,
    stderr: true,
  })
  const tooLong = setTimeout(
    () => answer.reject(fileUnreadable(name, 'took_too_long', longestSeconds)),
    longestSeconds * 1000,
  )
  const cancelled = () => answer.reject(new EvenkeelError('CANCELLED'))
  signal.addEventListener('abort', cancelled, { once: true })
  worker.on('message', (reply: SheetsReply) => {
    if (reply.ok) answer.resolve(reply.sheets)
    else if (reply.reason === 'too_many_rows')
      answer.reject(fileTooLarge(name, reply.reason, reply.detail))
    else answer.reject(fileUnreadable(name, reply.reason, reply.detail))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    answer.reject(
      full
        ? fileTooLarge(name, 'too_large_unpacked')
        : fileUnreadable(name, 'not_a_workbook', error.message.slice(0, 200), error),
    )
  })
  worker.on('exit', (code) => answer.reject(fileUnreadable(name, 'not_readable', code)))
  return answer.promise.finally(() => {
    clearTimeout(tooLong)
    signal.removeEventListener('abort', cancelled)
    void worker.terminate()
  })
}
