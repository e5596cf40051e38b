/** One pull from the first row to the sealed file; whatever goes wrong, nothing of it stays. */

import { asSnapshot, getSnapshot, type IndexedSnapshot } from '@main/store/reading'
import {
  countStagedRows,
  createStaging,
  deleteLoopsInBill,
  deleteRowsNobodyConverts,
  deleteRowsWithUnknownReferences,
  discardStaging,
  insertSnapshot,
  inTurns,
  removeSnapshot,
  type Staging,
  sealSnapshot,
} from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Snapshot } from '@shared/contract/snapshot-calls'
import { lacksOf } from '@shared/model/entities/indispensable'
import type { PullProgress } from './pull-progress'
import type { SnapshotDeps } from './snapshot-deps'
import { stageSource } from './stage-source'

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

async function fillAndSeal(
  deps: SnapshotDeps,
  staging: Staging,
  connection: string,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<SealedPull> {
  const begun = performance.now()
  const startedAt = deps.now().toISOString()
  const connector = await deps.openConnector(connection)
  try {
    const reading = { connector, connection, staging, progress, signal, startedAt }
    const { company, latestStamp, unreadable } = await stageSource(reading)
    refuseEmpty(staging, connection)
    progress.announce({ phase: 'checking' })
    await inTurns(deleteRowsWithUnknownReferences(staging), signal)
    refuseEmpty(staging, connection)
    await inTurns(deleteRowsNobodyConverts(staging), signal)
    await inTurns(deleteLoopsInBill(staging), signal)
    const { errors, warnings } = staging
    progress.announce({ phase: 'sealing', errors, warnings })
    const sealed = await sealSnapshot(staging, {
      asOf: String(company?.as_of ?? (latestStamp || startedAt)),
      sealedAt: deps.now().toISOString(),
      company: company ? String(company.company) : null,
      seconds: () => Math.round(performance.now() - begun) / 1000,
      signal,
    })
    const lacks = lacksOf(sealed.entities, unreadable)
    try {
      if (lacks.length === 0) await forecast(deps, sealed, progress, signal)
      insertSnapshot(deps.db, sealed)
    } catch (error) {
      removeSnapshot(deps.folder, sealed.snapshot)
      throw error
    }
    return { snapshot: asSnapshot(sealed), lacks }
  } finally {
    await connector.close()
  }
}

/** Pulls from the connection and answers the snapshot, which is in the index. Throws what the connector throws, PULL_EMPTY, DISK_FULL, or the signal's reason. */
export async function makeSnapshot(
  deps: SnapshotDeps,
  connection: string,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<SealedPull> {
  const staging = createStaging(deps.folder, snapshotId(deps))
  try {
    return await fillAndSeal(deps, staging, connection, progress, signal)
  } finally {
    // After sealing there is nothing left under the staging's name.
    discardStaging(staging)
  }
}
