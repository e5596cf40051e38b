/** A publishing service over a workspace of its own, a target in memory, and a clock that the test turns. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lineKey, type PublishTarget } from '@main/connectors/connector'
import { findConflicts } from '@main/connectors/find-conflicts'
import type { PublishingDeps } from '@main/services/publishing/publishing-deps'
import { createPublishingService } from '@main/services/publishing/publishing-service'
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { onTestFinished } from 'vitest'
import { openStore } from './approved-decisions'

/** Holds what it is sent; `refuse` makes the next calls fail, `loseAnswers` accepts and then fails. */
export function memoryTarget() {
  const documents = new Map<string, { document: PublishDocument; receipt: Receipt }>()
  const held = new Map<string, number>()
  const state = {
    documents,
    held,
    sent: [] as string[],
    opened: 0,
    refuse: undefined as unknown,
    loseAnswers: false,
  }
  const target: PublishTarget = {
    async find(key) {
      if (state.refuse) throw state.refuse
      return documents.get(key)?.receipt ?? null
    },
    async lookUp(key) {
      return documents.get(key)?.document ?? null
    },
    async send(document, options) {
      if (documents.has(document.key)) throw new Error('sent twice')
      const { conflicts, inConflict } = findConflicts(document.lines, held, options.lastPublished)
      if (conflicts.length > 0 && !options.keep) return { kind: 'conflict', conflicts }
      const receipt = {
        reference: document.key,
        receivedAt: '2026-11-15T09:00:00Z',
        place: 'memory',
      }
      documents.set(document.key, { document, receipt })
      state.sent.push(document.key)
      for (const line of document.lines)
        if (options.keep !== 'theirs' || !inConflict.has(lineKey(line)))
          held.set(lineKey(line), line.quantity)
      if (state.loseAnswers) throw new Error('connection reset')
      return { kind: 'receipt', receipt }
    },
  }
  return { state, target }
}

export function publishingDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-publishing-'))
  const store = openStore(folder)
  const { state, target } = memoryTarget()
  const elsewhere = memoryTarget()
  const announced: string[] = []
  const clock = { now: Date.parse('2026-11-15T08:00:00.000Z') }
  const timers: { work: () => void; at: number }[] = []
  const deps: PublishingDeps = {
    db: store.db,
    now: () => new Date(clock.now),
    async targetFor(name) {
      state.opened++
      return {
        target: name === 'files' ? target : elsewhere.target,
        async close() {
          state.opened--
        },
      }
    },
    setTimer(work, milliseconds) {
      const timer = { work, at: clock.now + milliseconds }
      timers.push(timer)
      return timer
    },
    clearTimer(timer) {
      const at = timers.indexOf(timer as (typeof timers)[number])
      if (at >= 0) timers.splice(at, 1)
    },
    jitter: () => 0,
    changed: (topics) => void announced.push(...topics),
  }
  const service = createPublishingService(deps)
  onTestFinished(async () => {
    await service.close()
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  /** Milliseconds until the timer that is set, or undefined. */
  const pause = () => (timers[0] ? timers[0].at - clock.now : undefined)
  /** Turns the clock to the timer and lets it work; `publishing.outbox` then shows the outcome. */
  async function letTimePass() {
    const timer = timers.shift()
    if (!timer) throw new Error('no timer is set')
    clock.now = timer.at
    timer.work()
    await settled()
  }
  /** Until the sender has nothing to do now. */
  async function settled() {
    const isSending = () =>
      service.outbox().some(({ state: s, nextAttemptAt }) => {
        if (s === 'sending') return true
        return s === 'waiting' && nextAttemptAt !== null && Date.parse(nextAttemptAt) <= clock.now
      })
    while (isSending()) await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { store, state, deps, service, announced, clock, timers, pause, letTimePass, settled }
}
