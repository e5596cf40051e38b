/** Built in place of the core's thread, so that unchanged shells run on the fake core. */
import { parentPort } from 'node:worker_threads'
import { serveCore } from '@main/dispatch/thread/serve-core'
import { createFakeCore } from './shell-fake-core'

if (parentPort) serveCore(parentPort, createFakeCore)
