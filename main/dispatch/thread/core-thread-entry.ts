/** Entry of the thread that runs the core; the shells start it through `startCoreThread`. */
import { parentPort } from 'node:worker_threads'
import { createCore } from '../create-core'
import { serveCore } from './serve-core'

if (!parentPort) throw new Error('runs as a worker thread only')
serveCore(parentPort, createCore)
