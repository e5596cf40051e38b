/** Reads of an entity what changed since the last snapshot. */
import { setImmediate } from 'node:timers/promises'
import type { ChangeBatch, RowKey } from '@main/connectors/connector'
import {
  addFindingOnce,
  addFindings,
  ChangedRows,
  hasUnknownRows,
  keepEntity,
  type ReadSource,
} from '@main/store/writing'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { correctorOf } from '@shared/model/quality/make-corrections'
import { joinedFields, renamedTo } from './join-rows'
import { BatchChecker } from './stage-batch'
import type { OpenSource, StagingWork } from './staging-work'

/** The entity as it was read last, where that was from this source alone and in the same way. */
function lastReading({ staging }: StagingWork, entity: Entity, source: OpenSource) {
  const [last, ...others] = staging.last?.read.get(entity.name) ?? []
  const same = last?.connection === source.connection && last.settings === source.settings
  return same && others.length === 0 ? last : null
}

/** The mark from which the entity can be read by its changes; null where it is to be read whole. */
export function markToReadFrom(
  work: StagingWork,
  entity: Entity,
  source: OpenSource,
): string | null {
  const { changes, renamed } = source.connector
  const last = lastReading(work, entity, source)
  if (work.full || !changes || !last) return null
  // A fix may change keys, and one row for the sake of another: what is corrected is read whole.
  const fixes = work.fixes.get(source.connection) ?? []
  if (correctorOf(entity.name, fixes)) return null
  // Nor is it known which of two rows that came to one key a change is of.
  if (joinedFields(entity, renamedTo(renamed, fixes)).length > 0) return null
  return last.mark
}

const touches = ({ rows, problems, gone }: ChangeBatch): boolean =>
  rows.length > 0 || gone.length > 0 || problems.some(({ row }) => row !== null)

/**
 * Keeps the entity's rows of the last snapshot and does what changed since. Null where that cannot be known for sure
 * (then the entity is to be cleared and read whole). Throws what the connector throws, and the signal's reason.
 */
export async function readChanges(
  work: StagingWork,
  entity: Entity,
  source: OpenSource,
  mark: string | null,
): Promise<ReadSource | null> {
  const { staging, signal, startedAt } = work
  const { changes } = source.connector
  const last = lastReading(work, entity, source)
  const from = markToReadFrom(work, entity, source)
  if (!changes || !last || from === null) return null
  const batches = await changes.since(entity.name, from, signal)
  if (!batches) return null
  const { connection, settings } = source
  const { place, asOf } = source.entities.get(entity.name)!
  keepEntity(staging, entity.name)
  const checker = new BatchChecker(entity, connection, place, last.lastRow)
  const changed = new ChangedRows(staging, entity)
  // A row that was put aside without a key could not be found again.
  const isBlind = hasUnknownRows(staging, entity.name)
  let told = 0
  for await (const batch of batches) {
    if (isBlind && touches(batch)) return null
    if (!takeChanges(work, batch, checker, changed)) return null
    told += batch.rows.length + batch.gone.length
    await pause(work, entity, told)
  }
  const keys = await changes.keys?.(entity.name, signal)
  if (keys && isBlind) return null
  if (keys && !(await compareKeys(work, entity, keys, checker, changed))) return null
  const done = changed.finish()
  if (!done.done) return null
  return {
    connection,
    place,
    asOf: asOf ?? startedAt,
    reading: 'changes',
    changed: done.changed,
    mark: changes.next?.(entity.name) ?? mark,
    settings,
    lastRow: checker.lastRow,
  }
}

/** False where a row is among them that nothing identifies. */
function takeChanges(
  { staging }: StagingWork,
  batch: ChangeBatch,
  checker: BatchChecker,
  changed: ChangedRows,
): boolean {
  const { good, refused, about, findings } = checker.take(batch)
  if (about.some(({ kind }) => kind === 'column_missing')) return false
  for (const finding of about) addFindingOnce(staging, finding)
  for (const { row, raw, key } of refused) {
    if (!key) return false
    changed.refuse(row, raw, key)
  }
  addFindings(staging, findings)
  changed.put(good)
  const gone = keysOf(batch.gone, checker)
  for (const key of gone ?? []) changed.remove(key)
  return gone !== null
}

/** The keys as they are kept; null where one cannot be read. */
function keysOf(raw: readonly RowKey[], checker: BatchChecker): CanonicalRow[] | null {
  const keys = raw.map((values) => checker.keyOf(values))
  return keys.includes(null) ? null : (keys as CanonicalRow[])
}

async function compareKeys(
  work: StagingWork,
  entity: Entity,
  parts: AsyncIterable<readonly RowKey[]>,
  checker: BatchChecker,
  changed: ChangedRows,
): Promise<boolean> {
  changed.compare([])
  for await (const part of parts) {
    const keys = keysOf(part, checker)
    if (!keys) return false
    changed.compare(keys)
    await pause(work, entity)
  }
  return true
}

/** Whoever edits a cell meanwhile is served. */
async function pause(
  { progress, staging, signal }: StagingWork,
  entity: Entity,
  rows?: number,
): Promise<void> {
  if (rows !== undefined) progress.entity(entity.name, { rows })
  const { errors, warnings } = staging
  progress.update({ errors, warnings })
  await setImmediate()
  signal.throwIfAborted()
}
