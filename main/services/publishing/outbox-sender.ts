/** Works through the outbox, one entry at a time, now or when the next attempt is due. */
import { listOutbox } from '@main/store/reading'
import { backToWaiting } from './change-entry'
import { isDue, sendable } from './next-entry'
import type { PublishingDeps, Timer } from './publishing-deps'
import { sendEntry } from './send-entry'

export interface OutboxSender {
  /** Takes up what an earlier run left, and from then on sends by itself. */
  start(): void
  /** Sends what is due, without being waited for; after an approval, say. Nothing happens before `start`. */
  wake(): void
  /** Tries everything that waits, due or not, each entry once; answers the ids of those tried. */
  sendAll(): Promise<ReadonlySet<string>>
  close(): Promise<void>
}

/** Milliseconds to wait when even the outcome could not be written: a full disk does not empty in an instant. */
const pauseWhenNotWritten = 30_000

export function createOutboxSender(deps: PublishingDeps): OutboxSender {
  const ending = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()
  let timer: Timer | undefined
  let started = false

  // Whatever is marked as being sent while nobody sends was left by a run that was killed.
  function takeUpWhatWasLeft() {
    for (const entry of listOutbox(deps.db))
      if (entry.state === 'sending') backToWaiting(deps, entry)
  }

  async function drain(everything: boolean): Promise<ReadonlySet<string>> {
    takeUpWhatWasLeft()
    const tried = new Set<string>()
    while (!ending.signal.aborted) {
      const next = sendable(listOutbox(deps.db)).find(
        (entry) => !tried.has(entry.entry) && (everything || isDue(entry, deps.now())),
      )
      if (!next) break
      tried.add(next.entry)
      await sendEntry(deps, next, ending.signal)
    }
    return tried
  }

  function schedule(pause?: number) {
    if (timer !== undefined) deps.clearTimer(timer)
    timer = undefined
    if (!started || ending.signal.aborted) return
    if (pause !== undefined) {
      timer = deps.setTimer(wake, pause)
      return
    }
    const times = sendable(listOutbox(deps.db)).flatMap((entry) =>
      entry.nextAttemptAt === null ? [] : [Date.parse(entry.nextAttemptAt)],
    )
    if (times.length === 0) return
    timer = deps.setTimer(wake, Math.max(0, Math.min(...times) - deps.now().getTime()))
  }

  /** One after another: two senders at once could both miss that the other one sends. */
  function inTurn(everything: boolean): Promise<ReadonlySet<string>> {
    const turn = queue.then(() => drain(everything))
    queue = turn.then(
      () => schedule(),
      () => schedule(pauseWhenNotWritten),
    )
    return turn
  }

  function wake() {
    // A workspace that cannot be written tells so where somebody is looking; here nobody is.
    if (started && !ending.signal.aborted) inTurn(false).catch(() => undefined)
  }

  return {
    start() {
      started = true
      wake()
    },
    wake,
    sendAll: () => inTurn(true),
    async close() {
      ending.abort()
      if (timer !== undefined) deps.clearTimer(timer)
      timer = undefined
      await queue
    },
  }
}
