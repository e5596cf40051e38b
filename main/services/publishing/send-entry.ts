/** One attempt at one entry. Killed anywhere in it, the next attempt neither loses nor doubles the record. */
import { getOutboxDocument, readPublishedLines, type StoredOutboxEntry } from '@main/store/reading'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import { acknowledge, backToWaiting, markSending, noteConflict, noteFailure } from './change-entry'
import type { OpenTarget, PublishingDeps } from './publishing-deps'

const asWire = (error: unknown): WireError =>
  error instanceof EvenkeelError
    ? { code: error.code, params: error.params }
    : { code: 'INTERNAL', params: { reference: error instanceof Error ? error.name : 'unknown' } }

async function attempt(
  deps: PublishingDeps,
  entry: StoredOutboxEntry,
  { target }: OpenTarget,
  signal: AbortSignal,
): Promise<void> {
  const document = getOutboxDocument(deps.db, entry.entry)
  if (!document) throw new EvenkeelError('NOT_FOUND', { what: entry.entry })
  // It may have arrived before a crash, or behind an answer that was lost on its way.
  const known = await target.find(entry.key, signal)
  if (known) return acknowledge(deps, entry, document, known)
  const lastPublished = readPublishedLines(deps.db, entry.target)
  const options = entry.keep ? { lastPublished, keep: entry.keep } : { lastPublished }
  const result = await target.send(document, options, signal)
  if (result.kind === 'receipt') acknowledge(deps, entry, document, result.receipt)
  else noteConflict(deps, entry, result.conflicts)
}

/** Sends a waiting entry and writes down how it went; throws only where even that cannot be written. */
export async function sendEntry(
  deps: PublishingDeps,
  entry: StoredOutboxEntry,
  signal: AbortSignal,
): Promise<void> {
  markSending(deps, entry)
  let open: OpenTarget | undefined
  try {
    open = await deps.targetFor(entry.target)
    await attempt(deps, entry, open, signal)
  } catch (error) {
    if (signal.aborted) backToWaiting(deps, entry)
    else noteFailure(deps, entry, asWire(error))
  } finally {
    await open?.close().catch(() => undefined)
  }
}
