/** Reads all rows of an entity from one source. */
import { setImmediate } from 'node:timers/promises'
import { insertRows, type ReadSource } from '@main/store/writing'
import type { Entity } from '@shared/model/entities/entity-shape'
import { correctorOf } from '@shared/model/quality/make-corrections'
import { createJoiningRows, joinedFields, renamedTo } from './join-rows'
import { BatchChecker, keepRefused } from './stage-batch'
import type { OpenSource, StagingWork } from './staging-work'

/** Reads everything; `ordinal` is the source's place in the order of precedence. Throws what the connector throws, and the signal's reason. */
export async function readWhole(
  work: StagingWork,
  entity: Entity,
  source: OpenSource,
  mark: string | null,
  ordinal = 0,
): Promise<ReadSource> {
  const { staging, progress, signal, startedAt } = work
  const { connection, connector, settings, entities } = source
  const { place, asOf } = entities.get(entity.name)!
  const fixes = work.fixes.get(connection) ?? []
  const correct = correctorOf(entity.name, fixes)
  const fields = joinedFields(entity, renamedTo(connector.renamed, fixes))
  const joining = fields.length > 0 ? createJoiningRows(entity, fields) : null
  const checker = new BatchChecker(entity, connection, place, 0, correct)
  let rows = 0
  for await (const batch of connector.read(entity.name, signal)) {
    const checked = checker.take(batch)
    keepRefused(staging, entity, checked)
    insertRows(staging, entity.name, joining?.hold(checked.good) ?? checked.good, ordinal)
    rows += batch.rows.length
    progress.entity(entity.name, { rows })
    const { errors, warnings } = staging
    progress.update({ errors, warnings })
    // Whoever edits a cell meanwhile is served between two batches.
    await setImmediate()
    signal.throwIfAborted()
  }
  if (joining) insertRows(staging, entity.name, joining.finish(), ordinal)
  return {
    connection,
    place,
    asOf: asOf ?? startedAt,
    reading: 'whole',
    changed: rows,
    mark: connector.changes?.next?.(entity.name) ?? mark,
    settings,
    lastRow: checker.lastRow,
  }
}
