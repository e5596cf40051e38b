/** `snapshots.compare`: worked out once in a thread of its own, then told page by page. */

import type { ComparisonStep, WholeComparison } from '@main/planning/comparing/comparison-requests'
import type { ComparisonThread } from '@main/planning/comparing/comparison-thread'
import { entriesInForce } from '@main/services/planning/entries-in-force'
import type { JournalMemory } from '@main/services/planning/journal-memory'
import { readPolicy } from '@main/services/planning/policy-service'
import { readChain } from '@main/services/planning/scenario-chain'
import {
  getSnapshot,
  type IndexedSnapshot,
  latestDemandPolicy,
  listArchivedPlans,
  type ReadConnection,
} from '@main/store/reading'
import type { JournalStep } from '@shared/changes/plan-change'
import type {
  ComparedChange,
  ComparisonProgress,
  SnapshotComparison,
} from '@shared/contract/comparison-calls'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { dataChangeKinds } from '@shared/model/data-changes'

export interface ComparisonDeps {
  readonly db: ReadConnection
  readonly journal: JournalMemory
  readonly thread: ComparisonThread
  newId(): string
  /** Goes out as `comparison.progress`. */
  progress(state: ComparisonProgress): void
}

export interface ComparisonService {
  /** Rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, and with CANCELLED once it is stopped. */
  compare(params: Checked<'snapshots.compare'>): Promise<SnapshotComparison>
  stop(request: string): void
}

/** Periods that the indicators cover. */
const span = 12
/** Comparisons at hand; each holds some thousand changes. */
const mostKept = 4
/** Milliseconds between two tellings of how far it is. */
const pause = 100

interface Work {
  readonly whole: Promise<WholeComparison>
  readonly controller: AbortController
  /** Who waits for it; it is given up when nobody does any more. */
  readonly waiting: Set<string>
}

export function createComparisonService(deps: ComparisonDeps): ComparisonService {
  const { db, journal, thread } = deps
  /** The last used at the end. */
  const kept = new Map<string, WholeComparison>()
  const running = new Map<string, Work>()

  function sideOf(snapshot: string): IndexedSnapshot {
    const found = getSnapshot(db, snapshot)
    if (!found) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
    return found
  }

  /** The base plan's steps; moves onto a snapshot say nothing, since the snapshots are what is compared. */
  const stepsInForce = (): JournalStep[] =>
    readChain(db, journal, 'base')
      .flatMap(({ records }) => entriesInForce(records))
      .flatMap(({ step }) => {
        const changes = step.changes.filter(({ kind }) => kind !== 'use_snapshot')
        return changes.length > 0 ? [{ ...step, changes }] : []
      })

  /** All that a comparison is worked out from: one that was worked out from something else is not shown again. */
  const keyOf = (of: IndexedSnapshot, to: IndexedSnapshot): string =>
    JSON.stringify([
      of.fileHash,
      to.fileHash,
      readChain(db, journal, 'base').at(-1)?.position ?? 0,
      readPolicy(db),
      latestDemandPolicy(db)?.revision ?? 0,
      listArchivedPlans(db).map(({ archive, hash }) => [archive, hash]),
    ])

  function begin(of: IndexedSnapshot, to: IndexedSnapshot, waiting: Set<string>): Work {
    const controller = new AbortController()
    const policy = readPolicy(db)
    const whole = thread.compare(
      { of, to, steps: stepsInForce(), policy, span },
      inPauses((step) => {
        for (const request of waiting) deps.progress({ request, ...step })
      }),
      controller.signal,
    )
    return { whole, controller, waiting }
  }

  async function wholeOf(
    of: IndexedSnapshot,
    to: IndexedSnapshot,
    request: string,
  ): Promise<WholeComparison> {
    const key = keyOf(of, to)
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const work = running.get(key) ?? begin(of, to, new Set())
    running.set(key, work)
    work.waiting.add(request)
    try {
      const whole = await work.whole
      kept.set(key, whole)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return whole
    } finally {
      work.waiting.delete(request)
      if (running.get(key) === work) running.delete(key)
    }
  }

  return {
    async compare({ of, to, groups, search, offset, limit, request }) {
      const sides = { of: sideOf(of), to: sideOf(to) }
      const whole = await wholeOf(sides.of, sides.to, request ?? deps.newId())
      const kinds = new Set<string>(groups.flatMap((group) => dataChangeKinds[group]))
      const wanted = whole.changes.filter(
        (change) => (kinds.size === 0 || kinds.has(change.kind)) && matches(change, search),
      )
      const counted = whole.totals
        .filter(({ kind }) => kinds.size === 0 || kinds.has(kind))
        .reduce((sum, { count }) => sum + count, 0)
      const told = ({ snapshot, asOf, sealedAt }: IndexedSnapshot) => ({ snapshot, asOf, sealedAt })
      return {
        of: told(sides.of),
        to: told(sides.to),
        span,
        ...whole,
        total: search === '' ? counted : wanted.length,
        listed: wanted.length,
        changes: wanted.slice(offset, offset + limit),
      }
    },
    stop(request) {
      for (const { controller, waiting } of running.values())
        if (waiting.delete(request) && waiting.size === 0)
          controller.abort(new EvenkeelError('CANCELLED'))
    },
  }
}

function matches(change: ComparedChange, search: string): boolean {
  if (search === '') return true
  const wanted = search.toLowerCase()
  const { code, name, item, family, customer, supplier } = change
  const texts = [code, name?.zh, name?.en]
  for (const one of [item, family, customer, supplier])
    texts.push(one?.code, one?.name.zh, one?.name.en)
  return texts.some((text) => text?.toLowerCase().includes(wanted))
}

/** Tells the first at once and later ones in pauses; a new phase is never left out. */
function inPauses(tell: (step: ComparisonStep) => void): (step: ComparisonStep) => void {
  let told = Number.NEGATIVE_INFINITY
  let phase = ''
  return (step) => {
    if (step.phase === phase && performance.now() - told < pause) return
    told = performance.now()
    phase = step.phase
    tell(step)
  }
}
