/** One pull from the first row to the sealed file; whatever goes wrong, nothing of it stays. */

import { asSnapshot, getSnapshot, type IndexedSnapshot } from '@main/store/reading'
import {
  addFindings,
  continueStaging,
  countStagedRows,
  createStaging,
  deleteLoopsInBill,
  deleteRowsNobodyConverts,
  deleteRowsWithUnknownReferences,
  discardStaging,
  insertSnapshot,
  inTurns,
  readStagedCompany,
  readStagedFindings,
  removeSnapshot,
  type Staging,
  sealSnapshot,
  transaction,
} from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Snapshot } from '@shared/contract/snapshot-calls'
import { lacksOf } from '@shared/model/entities/indispensable'
import type { Block } from '@shared/model/quality/quality-gate'
import { assessSealed } from './assess-sealed'
import { keptFindings } from './kept-findings'
import { closeSources, openSources } from './open-sources'
import { mayStayAway, type PullPlan } from './pull-plan'
import type { PullProgress } from './pull-progress'
import type { SnapshotDeps } from './snapshot-deps'
import { type AwaySource, isAway, type PulledSource, stageSources } from './stage-source'
import type { StagingWork } from './staging-work'

/** `2026-11-15T0930-a1b2`: when, for people, and four letters against a second pull in the same minute. */
function snapshotId(deps: SnapshotDeps): string {
  for (;;) {
    const minute = deps.now().toISOString().slice(0, 16).replace(':', '')
    const letters = deps
      .newId()
      .replace(/[^0-9a-z]/gi, '')
      .slice(-4)
      .toLowerCase()
    const id = `${minute}-${letters}`
    if (!getSnapshot(deps.db, id)) return id
  }
}

export interface SealedPull {
  readonly snapshot: Snapshot
  /** What a plan could not do without and is not there; empty where the snapshot can be planned on. */
  readonly lacks: ReturnType<typeof lacksOf>
  /** Rules that the gate holds it back for; empty where it lets it through. */
  readonly blocks: readonly Block[]
  /** Keeps what the rules found. */
  recordFindings(): Promise<void>
}

/** Neither items nor a company: there is nothing to plan, and the snapshot before it is better than none. */
function refuseEmpty(staging: Staging, connection: string): void {
  if (countStagedRows(staging, 'item') > 0 && countStagedRows(staging, 'company') > 0) return
  throw new EvenkeelError('PULL_EMPTY', { connection })
}

/** The last step: a plan of it can then be opened at once. One that fails here is told of when the plan is made. */
async function forecast(
  deps: SnapshotDeps,
  sealed: IndexedSnapshot,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<void> {
  progress.announce({ phase: 'forecasting' })
  try {
    await deps.forecast?.(
      sealed,
      (done, total) => progress.update({ forecasts: { done, total } }),
      signal,
    )
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof EvenkeelError)) deps.unexpected(error)
  }
}

interface Making {
  readonly deps: SnapshotDeps
  readonly plan: PullPlan
  readonly progress: PullProgress
  readonly signal: AbortSignal
  readonly startedAt: string
  readonly begun: number
  /** Connections that could not be read, by name. */
  readonly away: Map<string, AwaySource>
}

/** What is filled, and from what. */
interface Filling {
  readonly staging: Staging
  readonly sources: readonly PulledSource[]
  /** Connections that the pull may go on without. */
  readonly mayKeep: ReadonlySet<string>
}

async function fillAndSeal(
  making: Making,
  { staging, sources, mayKeep }: Filling,
): Promise<SealedPull> {
  const { deps, plan, progress, signal, startedAt, begun } = making
  const { full } = plan
  const work: StagingWork = {
    staging,
    progress,
    signal,
    startedAt,
    full,
    reading: { connection: null },
    fixes: new Map(plan.connections.map((name) => [name, deps.fixesOf?.(name) ?? []])),
  }
  const names = plan.connections.join(' + ')
  try {
    const latestStamp = await stageSources(work, sources, plan.union)
    addFindings(staging, keptFindings(staging))
    refuseEmpty(staging, names)
    progress.announce({ phase: 'checking' })
    await inTurns(deleteRowsWithUnknownReferences(staging), signal)
    refuseEmpty(staging, names)
    await inTurns(deleteRowsNobodyConverts(staging), signal)
    await inTurns(deleteLoopsInBill(staging), signal)
    const { errors, warnings } = staging
    progress.announce({ phase: 'sealing', errors, warnings })
    const company = readStagedCompany(staging)
    const unreadable = readStagedFindings(staging, 'column_missing')
    const sealed = await sealSnapshot(staging, {
      asOf: company?.asOf ?? (latestStamp || startedAt),
      sealedAt: deps.now().toISOString(),
      company: company?.company ?? null,
      seconds: () => Math.round(performance.now() - begun) / 1000,
      signal,
    })
    const lacks = lacksOf(sealed.entities, unreadable)
    try {
      const fixes = [...work.fixes.values()].flat()
      const assessed = await assessSealed(deps, sealed, fixes, progress, signal)
      // After the rules, not beside them: both hold much. What is forecast of a snapshot that is held is kept all the same.
      if (lacks.length === 0) await forecast(deps, sealed, progress, signal)
      const { blocks, record, recordFindings } = assessed
      transaction(deps.db, () => {
        insertSnapshot(deps.db, sealed)
        record()
      })
      return { snapshot: asSnapshot(sealed), lacks, blocks, recordFindings }
    } catch (error) {
      removeSnapshot(deps.folder, sealed.snapshot)
      throw error
    }
  } catch (error) {
    const { connection } = work.reading
    if (connection !== null && mayKeep.has(connection) && canGoOnWithout(error, signal))
      throw new StoppedReading(connection, error)
    throw error
  }
}

/** A connection broke off that the pull may go on without. */
class StoppedReading extends Error {
  readonly connection: string
  override readonly cause: EvenkeelError
  constructor(connection: string, cause: EvenkeelError) {
    super(connection)
    this.connection = connection
    this.cause = cause
  }
}

const canGoOnWithout = (error: unknown, signal: AbortSignal): error is EvenkeelError =>
  error instanceof EvenkeelError && !signal.aborted && error.code !== 'DISK_FULL'

async function beginStaging({ deps, plan, signal }: Making): Promise<Staging> {
  const id = snapshotId(deps)
  const continued = plan.last && (await continueStaging(deps.folder, id, plan.last, signal))
  return continued ?? createStaging(deps.folder, id)
}

/** The last snapshot is copied while the sources are opened: the one waits for the disk, the other for servers. */
async function begin(making: Making): Promise<Filling> {
  const { deps, plan, away, signal } = making
  const [filled, opened] = await Promise.allSettled([
    beginStaging(making),
    openSources(deps, plan, away, signal),
  ])
  const sources = opened.status === 'fulfilled' ? opened.value : []
  try {
    if (filled.status === 'rejected') throw filled.reason
    if (opened.status === 'rejected') throw opened.reason
    const mayKeep = mayStayAway(plan, filled.value)
    for (const source of sources)
      if (isAway(source) && !mayKeep.has(source.connection)) throw source.error
    return { staging: filled.value, sources, mayKeep }
  } catch (error) {
    await closeSources(sources)
    if (filled.status === 'fulfilled') discardStaging(filled.value)
    throw error
  }
}

/** Pulls what the plan of the pull says and answers the snapshot, which is in the index. Throws what the connectors throw, PULL_EMPTY, DISK_FULL, or the signal's reason. */
export async function makeSnapshot(
  deps: SnapshotDeps,
  plan: PullPlan,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<SealedPull> {
  const startedAt = deps.now().toISOString()
  const begun = performance.now()
  const making: Making = { deps, plan, progress, signal, startedAt, begun, away: new Map() }
  for (;;) {
    const filling = await begin(making)
    try {
      return await fillAndSeal(making, filling)
    } catch (error) {
      if (!(error instanceof StoppedReading)) throw error
      // What it had brought so far is of no use: again, with its entities as they were.
      const { connection, cause } = error
      making.away.set(connection, { connection, error: cause })
    } finally {
      await closeSources(filling.sources)
      // After sealing there is nothing left under the staging's name.
      discardStaging(filling.staging)
    }
  }
}
