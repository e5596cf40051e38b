/** Entry of a thread that checks the files of one place and ends: neither windows nor plans wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { failedReply, type ThreadReply } from '@main/services/threads/thread-reply'
import type { CheckedFiles } from '@shared/contract/file-check-calls'
import { checkFiles } from './check-files'
import type { CheckRequest } from './check-thread'
import { toldCheck } from './told-check'

const port = parentPort
if (!port) throw new Error('runs as a worker thread only')

/** Bytes; as much as is fetched of one file over SFTP. The command line reads any. */
const largestFile = 1024 * 1024 * 1024

const { path, ...options } = workerData as CheckRequest
// The thread is ended where the check is.
const { signal } = new AbortController()

checkFiles([path], { ...options, largestFile, signal }).then(
  (found) =>
    port.postMessage({
      ok: true,
      value: toldCheck(found, path),
    } satisfies ThreadReply<CheckedFiles>),
  (error: unknown) => port.postMessage(failedReply(error)),
)
