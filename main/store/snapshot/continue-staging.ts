/** A staging that begins as the last snapshot was when its sources had been read: what did not change need not come again. */
import { constants, existsSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { hashFile } from '../hash-file'
import { type OpenFile, openFile, reading } from '../open-file'
import { inOurWords } from '../sqlite-errors'
import type { IndexedSnapshot } from '../tables/snapshot-table'
import { makeFolder } from '../workspace/workspace-files'
import { readReadSources, readSnapshotInfo, readStamps } from './read-records'
import { removeStagingFile, snapshotFile, snapshotVersion, stagingFile } from './snapshot-files'
import { blockTable, quoted } from './snapshot-schema'
import {
  type LastSnapshot,
  lastOrdinal,
  prepareStaging,
  recountFindings,
  type Staging,
  stage,
  stagingOf,
} from './staging'
import { prepareTouched, summarisedEntity, touchFrom } from './touched-rows'

/** Copies a sealed file, to be written; answers the SHA-256 of the copy. */
async function copySealed(from: string, to: string, signal: AbortSignal): Promise<string> {
  // By the system, which may share what stays the same.
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, 0o644)
  return hashFile(to, signal)
}

function lastOf(open: OpenFile, id: string): LastSnapshot | null {
  if (open.database.pragma('user_version', { simple: true }) !== snapshotVersion) return null
  const db = reading(open)
  const findings = readSnapshotInfo(db, 'findings_read')
  const rejected = readSnapshotInfo(db, 'rejected_read')
  if (findings === undefined || rejected === undefined) return null
  const aside = open.database
    .prepare('SELECT DISTINCT entity FROM rejected_row WHERE ordinal > ?')
    .pluck()
    .all(Number(rejected)) as string[]
  return {
    id,
    read: readReadSources(db),
    hashes: new Map(readStamps(db).map((stamp) => [stamp.entity, stamp])),
    ended: { findings: Number(findings), rejected: Number(rejected) },
    rejected: lastOrdinal(open, 'rejected_row'),
    aside: new Set(aside),
  }
}

/**
 * A staging made of a sealed snapshot, without what its making recorded. Every entity of it is then to be kept
 * (`keepEntity`) or cleared (`clearEntity`). Null where the snapshot is not there, of an earlier format, or not as it
 * was sealed: then there is nothing to build on. Throws DISK_FULL, or the signal's reason.
 */
export async function continueStaging(
  folder: string,
  id: string,
  from: IndexedSnapshot,
  signal: AbortSignal,
): Promise<Staging | null> {
  const source = snapshotFile(folder, from.snapshot)
  if (!existsSync(source)) return null
  const file = stagingFile(folder, id)
  let open: OpenFile | null = null
  try {
    makeFolder(dirname(file))
    removeStagingFile(file)
    const copied = await copySealed(source, file, signal)
    const opened = copied === from.fileHash ? openFile(file, 'snapshot') : null
    open = opened
    const last = opened && lastOf(opened, from.snapshot)
    if (!opened || !last) {
      opened?.database.close()
      removeStagingFile(file)
      return null
    }
    const staging = stagingOf(folder, id, opened, last)
    prepareStaging(opened)
    prepareTouched(staging)
    for (const table of ['snapshot_info', 'entity_stamp', 'entity_source'])
      stage(staging, `DELETE FROM ${table}`, [])
    stage(staging, 'DELETE FROM finding WHERE ordinal > ?', [last.ended.findings])
    // Those with a value are of a table of an entity that is there.
    stage(staging, "DELETE FROM finding WHERE kind = 'entity_missing' AND value IS NULL", [])
    recountFindings(staging)
    return staging
  } catch (error) {
    if (open?.database.open) open.database.close()
    removeStagingFile(file)
    signal.throwIfAborted()
    throw inOurWords(error, 'snapshot', file)
  }
}

const declared = (name: string): Entity => {
  const entity = entityNamed(name)
  if (!entity) throw new RangeError(`not an entity of the data standard: ${name}`)
  return entity
}

/** Keeps the rows of an entity as they were read last; those that the checks over the whole put aside are back in, to be checked again. */
export function keepEntity(staging: Staging, name: string): void {
  const { last } = staging
  if (!last) throw new RangeError('there is no last snapshot')
  const entity = declared(name)
  staging.kept.add(name)
  if (!last.aside.has(name)) return
  const fields = [...entity.fields.map((f) => quoted(f.name)), 'source_row', 'source_ordinal']
  const fieldOf = (field: string) => `json_extract(raw, '$.${field}')`
  const values = entity.fields.map(({ name: field }) => fieldOf(field)).join(', ')
  const aside = 'entity = ? AND ordinal > ? AND ordinal <= ?'
  const span = [name, last.ended.rejected, last.rejected]
  stage(
    staging,
    `INSERT INTO ${quoted(name)} (${fields.join(', ')})
     SELECT ${values}, "row", source_ordinal FROM rejected_row WHERE ${aside}`,
    span,
  )
  touchFrom(staging, entity, fieldOf, `rejected_row WHERE ${aside}`, span)
  stage(staging, `DELETE FROM rejected_row WHERE ${aside}`, span)
}

/** Forgets everything of an entity, which is then read whole or not at all. */
export function clearEntity(staging: Staging, name: string): void {
  const entity = declared(name)
  staging.kept.delete(name)
  staging.hashing.delete(name)
  stage(staging, `DELETE FROM ${quoted(name)}`, [])
  stage(staging, `DELETE FROM ${blockTable(entity)}`, [])
  if (name === summarisedEntity) stage(staging, 'DELETE FROM order_summary', [])
  stage(staging, 'DELETE FROM finding WHERE entity = ?', [name])
  stage(staging, 'DELETE FROM rejected_row WHERE entity = ?', [name])
  stage(staging, 'DELETE FROM correction WHERE entity = ?', [name])
  recountFindings(staging)
}
