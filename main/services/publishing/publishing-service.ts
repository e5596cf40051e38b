/** The `publishing.*` calls: what waits, sending it, looking it up at the target, settling conflicts. */
import { asOutboxEntry, listOutbox } from '@main/store/reading'
import type { Result } from '@shared/contract/contract'
import type { OutboxEntry } from '@shared/contract/contract-types'
import { findEntry, settle } from './change-entry'
import { createOutboxSender } from './outbox-sender'
import type { PublishingDeps } from './publishing-deps'

export interface PublishingService {
  /** Sends by itself from now on. The command line leaves this out and sends when told to. */
  start(): void
  /** Something was approved: sends it at once, if `start` was called. */
  wake(): void
  outbox(): readonly OutboxEntry[]
  send(): Promise<Result<'publishing.send'>>
  lookUp(entry: string): Promise<Result<'publishing.lookUp'>>
  /** Settles a conflict and puts the entry back in the queue. */
  resolve(entry: string, keep: 'ours' | 'theirs', person: string): void
  /** Stops sending; what was under way is back in the queue when this is done. */
  close(): Promise<void>
}

export function createPublishingService(deps: PublishingDeps): PublishingService {
  const sender = createOutboxSender(deps)
  const ending = new AbortController()

  async function send() {
    const tried = await sender.sendAll()
    const entries = listOutbox(deps.db)
    const count = (state: OutboxEntry['state']) =>
      entries.filter((entry) => entry.state === state).length
    return {
      acknowledged: entries.filter((e) => tried.has(e.entry) && e.state === 'acknowledged').length,
      waiting: count('waiting') + count('sending'),
      conflicts: count('conflict'),
      failed: count('failed'),
    }
  }

  async function lookUp(id: string) {
    const { target: name, key } = findEntry(deps, id)
    const open = await deps.targetFor(name)
    try {
      const receipt = await open.target.find(key, ending.signal)
      const document = receipt ? await open.target.lookUp(key, ending.signal) : null
      return receipt && document ? { receipt, document } : null
    } finally {
      await open.close().catch(() => undefined)
    }
  }

  return {
    start: sender.start,
    wake: sender.wake,
    outbox: () => listOutbox(deps.db).map(asOutboxEntry),
    send,
    lookUp,
    resolve(entry, keep, person) {
      settle(deps, entry, keep, person)
      sender.wake()
    },
    async close() {
      ending.abort()
      await sender.close()
    },
  }
}
