/**
 * The shells' side of the core's thread. SQLite and all services run there, so that a long query never stops the thread
 * that serves the window.
 */
import { Worker } from 'node:worker_threads'
import type { CoreOptions, SecretStore } from '../core'
import { type CoreThread, connectCore } from './connect-core'

/**
 * Starts the thread from the built `file` and waits until its core is open. Rejects with `EvenkeelError` where the
 * workspace cannot be opened, and with a plain error where anything else went wrong.
 */
export async function startCoreThread(
  file: string,
  options: CoreOptions,
  secrets: SecretStore,
): Promise<CoreThread> {
  const worker = new Worker(file, { name: 'core' })
  const connection = connectCore(worker, secrets, async () => {
    await worker.terminate()
  })
  let cause: Error | undefined
  worker.on('error', (error) => {
    cause = error
  })
  worker.on('exit', (code) => {
    connection.stopped(cause ?? new Error(`the core's thread ended with ${code}`))
  })
  return connection.open(options)
}
