/** Which entry is sent next. */
import type { StoredOutboxEntry } from '@main/store/reading'

/**
 * The first entry of every target that is not settled yet. Nothing overtakes it: an older plan must never be written
 * over a newer one, so what comes behind a conflict or a missing password waits with it.
 */
export function headsOfQueues(newestFirst: readonly StoredOutboxEntry[]): StoredOutboxEntry[] {
  const heads = new Map<string, StoredOutboxEntry>()
  for (const entry of newestFirst)
    if (entry.state !== 'acknowledged') heads.set(entry.target, entry)
  return [...heads.values()]
}

/** Entries that could be sent, if it were time. */
export const sendable = (entries: readonly StoredOutboxEntry[]): StoredOutboxEntry[] =>
  headsOfQueues(entries).filter((entry) => entry.state === 'waiting')

/** True once the time for the next attempt has come; never for what waits for a person. */
export const isDue = (entry: StoredOutboxEntry, now: Date): boolean =>
  entry.nextAttemptAt !== null && Date.parse(entry.nextAttemptAt) <= now.getTime()
