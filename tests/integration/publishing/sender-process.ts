/** A process of its own that approves a decision and sends what waits; it kills itself at the n-th point it is told. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublishTarget } from '@main/connectors/connector'
import { createFolderTarget } from '@main/connectors/files/target/folder-target'
import { createPublishingService } from '@main/services/publishing/publishing-service'
import { approveDecisions, openStore } from './approved-decisions'

const [, , folder = '', killAt = '0', approve = '1'] = process.argv
let points = 0

function point() {
  points++
  if (points === Number(killAt)) process.kill(process.pid, 'SIGKILL')
}

const say = (word: string, value: unknown) =>
  process.stdout.write(`${word} ${JSON.stringify(value)}\n`)

const acceptedLog = join(folder, 'accepted.log')
let sending = ''
const inner = createFolderTarget({
  folder: join(folder, 'target'),
  create: true,
  reached(step) {
    if (step === 'recorded') appendFileSync(acceptedLog, `${sending}\n`)
    point()
  },
})
const target: PublishTarget = {
  async find(key, signal) {
    point()
    const found = await inner.find(key, signal)
    point()
    return found
  },
  lookUp: (key, signal) => inner.lookUp(key, signal),
  async send(document, options, signal) {
    sending = document.key
    point()
    const result = await inner.send(document, options, signal)
    point()
    return result
  },
}

async function work() {
  const store = openStore(join(folder, 'workspace'))
  say('ready', null)
  await approveDecisions(store, Number(approve))
  const service = createPublishingService({
    db: store.db,
    now() {
      // Asked for inside the transactions: a process that dies here dies between two writes.
      point()
      return new Date()
    },
    async targetFor() {
      point()
      return { target, close: async () => point() }
    },
    setTimer: () => undefined,
    clearTimer: () => undefined,
    jitter: () => 0,
    changed: point,
  })
  await service.send()
  say('outbox', service.outbox())
  say('points', points)
  store.close()
}

void work()
