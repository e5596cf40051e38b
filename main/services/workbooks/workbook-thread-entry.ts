/** Entry of a thread that writes or reads one workbook and ends: neither windows nor plans wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { failedReply, type ThreadReply } from '@main/services/threads/thread-reply'
import { writeBookOfViews } from './book-of-views'
import { readEditedBook } from './read-edited-book'
import type { EditedBook, WorkbookRequest } from './thread-shapes'

const port = parentPort
if (!port) throw new Error('runs as a worker thread only')

const work = async (request: WorkbookRequest) =>
  request.kind === 'write'
    ? writeBookOfViews(request.book)
    : readEditedBook(request.bytes, request.file)

work(workerData as WorkbookRequest).then(
  (value) => {
    const own = value instanceof Uint8Array ? [value.buffer] : []
    port.postMessage({ ok: true, value } satisfies ThreadReply<Uint8Array | EditedBook>, own)
  },
  (error: unknown) => port.postMessage(failedReply(error)),
)
