/** A snapshot while it is filled: a file of its own that nothing reads, sealed whole or thrown away. */

import { dirname } from 'node:path'
import type { EntityStamp, Finding } from '@shared/contract/snapshot-calls'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import Database from 'better-sqlite3'
import { type OpenFile, openFile, type SqlValue, statement } from '../open-file'
import { guarded } from '../sqlite-errors'
import { makeFolder } from '../workspace/workspace-files'
import {
  removeStagingFile,
  snapshotApplication,
  snapshotVersion,
  stagingFile,
} from './snapshot-files'
import { quoted, snapshotSchema } from './snapshot-schema'

/** What the source said of an entity: the stamp before its rows are counted. */
export type StagedSource = Pick<EntityStamp, 'entity' | 'connection' | 'place' | 'asOf'>

export interface Staging {
  readonly folder: string
  readonly id: string
  readonly open: OpenFile
  /** Entities that were begun, by name. */
  readonly sources: Map<string, StagedSource>
  errors: number
  warnings: number
}

function prepare({ database }: OpenFile): void {
  // Nothing here has to survive a crash: sealing makes it durable, and what was not sealed is removed.
  for (const setting of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'locking_mode = EXCLUSIVE',
    'cache_size = -65536',
    'foreign_keys = OFF',
    `application_id = ${snapshotApplication}`,
    `user_version = ${snapshotVersion}`,
  ]) {
    database.pragma(setting)
  }
  database.exec(snapshotSchema(canonicalEntities))
  // One transaction to the end: pages are written when the cache is full, not once a batch.
  database.exec('BEGIN')
}

/** Opens a new staging. Throws DISK_FULL. */
export function createStaging(folder: string, id: string): Staging {
  const file = stagingFile(folder, id)
  return guarded('snapshot', file, () => {
    makeFolder(dirname(file))
    removeStagingFile(file)
    new Database(file).close()
    const open = openFile(file, 'snapshot')
    const staging: Staging = { folder, id, open, sources: new Map(), errors: 0, warnings: 0 }
    try {
      prepare(open)
    } catch (error) {
      discardStaging(staging)
      throw error
    }
    return staging
  })
}

/** Closes the staging and removes its file; good at any time. */
export function discardStaging(staging: Staging): void {
  staging.open.statements.clear()
  staging.open.database.close()
  removeStagingFile(staging.open.file)
}

/** Says where an entity's rows come from; before its first row. */
export function beginEntity(staging: Staging, source: StagedSource): void {
  staging.sources.set(source.entity, source)
}

/** Runs one statement of a staging. Throws DISK_FULL. */
export function stage(staging: Staging, sql: string, values: readonly SqlValue[]): number {
  const { open } = staging
  return guarded('snapshot', open.file, () => statement(open, sql).run(...values).changes)
}

/** Notes findings and counts them. */
export function addFindings(staging: Staging, findings: readonly Finding[]): void {
  for (const f of findings) {
    stage(
      staging,
      `INSERT INTO finding (severity, kind, connection, entity, place, "row", field, value, expected)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [f.severity, f.kind, f.connection, f.entity, f.place, f.row, f.field, f.value, f.expected],
    )
    if (f.severity === 'error') staging.errors += 1
    else staging.warnings += 1
  }
}

/** Puts a row aside as the source had it: kept, counted, never planned on. */
export function rejectRow(
  staging: Staging,
  entity: string,
  row: number,
  raw: Readonly<Record<string, CanonicalValue>>,
): void {
  const place = staging.sources.get(entity)?.place ?? ''
  stage(staging, 'INSERT INTO rejected_row (entity, place, "row", raw) VALUES (?, ?, ?, ?)', [
    entity,
    place,
    row,
    JSON.stringify(raw),
  ])
}

/** How many rows of the entity are staged. */
export const countStagedRows = ({ open }: Staging, entity: string): number =>
  Number(
    open.database
      .prepare(`SELECT count(*) FROM ${quoted(entity)}`)
      .pluck()
      .get(),
  )
