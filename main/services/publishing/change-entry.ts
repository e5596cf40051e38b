/** The steps of an outbox entry, each one transaction: the entry and its decision never tell different stories. */

import { lineKey } from '@main/connectors/connector'
import { getDecision, getOutbox, type StoredOutboxEntry } from '@main/store/reading'
import {
  addDecisionEvent,
  putPublishedLines,
  transaction,
  updateDecision,
  updateOutbox,
} from '@main/store/writing'
import type {
  DecisionState,
  PublishConflict,
  PublishDocument,
  Receipt,
} from '@shared/contract/contract-types'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import { pauseAfter, waitsForPerson } from './back-off'
import type { PublishingDeps } from './publishing-deps'

/** The entry. Throws NOT_FOUND. */
export function findEntry(deps: PublishingDeps, id: string): StoredOutboxEntry {
  const found = getOutbox(deps.db, id)
  if (!found) throw new EvenkeelError('NOT_FOUND', { what: id })
  return found
}

function moveDecision(
  deps: PublishingDeps,
  id: string,
  state: DecisionState,
  person = '',
  note = '',
) {
  const decision = getDecision(deps.db, id)
  if (!decision || decision.state === state) return
  updateDecision(deps.db, { ...decision, state })
  addDecisionEvent(deps.db, id, { state, at: deps.now().toISOString(), person, note })
}

/** Before anything leaves: whoever finds this after a crash knows that it may have arrived. */
export function markSending(deps: PublishingDeps, entry: StoredOutboxEntry): void {
  transaction(deps.db, () => {
    updateOutbox(deps.db, { ...entry, state: 'sending' })
    moveDecision(deps, entry.decision, 'publishing')
  })
  deps.changed(['outbox', 'decisions'])
}

/** What the target holds now of each line: ours, but for lines where a person chose to keep theirs. */
function* heldLines(entry: StoredOutboxEntry, document: PublishDocument) {
  const theirs = new Map<string, number>()
  if (entry.keep === 'theirs')
    for (const { measure, line, month, theirs: value } of entry.conflicts)
      theirs.set(`${measure}|${line}|${month}`, value)
  for (const line of document.lines) {
    const key = lineKey(line)
    yield [key, theirs.get(key) ?? line.quantity] as const
  }
}

/** The target has it: receipt, what was published and the decision's state, together. */
export function acknowledge(
  deps: PublishingDeps,
  entry: StoredOutboxEntry,
  document: PublishDocument,
  receipt: Receipt,
): void {
  transaction(deps.db, () => {
    updateOutbox(deps.db, {
      ...entry,
      state: 'acknowledged',
      attempts: entry.attempts + 1,
      nextAttemptAt: null,
      error: null,
      receipt,
      conflicts: [],
    })
    putPublishedLines(deps.db, entry.target, heldLines(entry, document))
    moveDecision(deps, entry.decision, 'published', '', receipt.reference)
  })
  deps.changed(['outbox', 'decisions'])
}

/** The target holds other values: a person has to choose. */
export function noteConflict(
  deps: PublishingDeps,
  entry: StoredOutboxEntry,
  conflicts: readonly PublishConflict[],
): void {
  transaction(deps.db, () => {
    updateOutbox(deps.db, {
      ...entry,
      state: 'conflict',
      keep: null,
      attempts: entry.attempts + 1,
      nextAttemptAt: null,
      error: { code: 'TARGET_CONFLICT', params: { count: conflicts.length } },
      conflicts: [...conflicts],
    })
    moveDecision(deps, entry.decision, 'conflict')
  })
  deps.changed(['outbox', 'decisions'])
}

/** It did not get through: waits for its next attempt, or for a person. */
export function noteFailure(
  deps: PublishingDeps,
  entry: StoredOutboxEntry,
  error: WireError,
): void {
  const attempts = entry.attempts + 1
  const next = deps.now().getTime() + pauseAfter(attempts, deps.jitter())
  updateOutbox(deps.db, {
    ...entry,
    state: 'waiting',
    attempts,
    nextAttemptAt: waitsForPerson(error.code) ? null : new Date(next).toISOString(),
    error: { code: error.code, params: { ...error.params } },
  })
  deps.changed(['outbox'])
}

/** Back in the queue, due at once: the program ended while it was being sent, or was told to stop. */
export function backToWaiting(deps: PublishingDeps, entry: StoredOutboxEntry): void {
  updateOutbox(deps.db, {
    ...entry,
    state: 'waiting',
    nextAttemptAt: deps.now().toISOString(),
  })
  deps.changed(['outbox'])
}

/** A person settled the conflict: it is sent again, with that answer. Throws NOT_FOUND, DECISION_STATE where there is nothing to settle. */
export function settle(
  deps: PublishingDeps,
  id: string,
  keep: 'ours' | 'theirs',
  person: string,
): void {
  transaction(deps.db, () => {
    const entry = findEntry(deps, id)
    if (entry.state !== 'conflict')
      throw new EvenkeelError('DECISION_STATE', {
        number: entry.decisionNumber,
        state: entry.state,
      })
    updateOutbox(deps.db, {
      ...entry,
      state: 'waiting',
      keep,
      nextAttemptAt: deps.now().toISOString(),
      error: null,
    })
    moveDecision(deps, entry.decision, 'publishing', person, keep)
  })
  deps.changed(['outbox', 'decisions'])
}
