/** A snapshot while it is filled: a file of its own that nothing reads, sealed whole or thrown away. */

import { dirname } from 'node:path'
import type { EntityStamp, Finding, SourceStamp } from '@shared/contract/snapshot-calls'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import Database from 'better-sqlite3'
import { type OpenFile, openFile, type SqlValue, statement } from '../open-file'
import { guarded } from '../sqlite-errors'
import { makeFolder } from '../workspace/workspace-files'
import type { EntityHash } from './content-hash'
import type { HashInOrder } from './hash-in-order'
import {
  removeStagingFile,
  snapshotApplication,
  snapshotVersion,
  stagingFile,
} from './snapshot-files'
import { quoted, snapshotSchema } from './snapshot-schema'

/** What the source said of an entity: the stamp before its rows are counted. Several sources of one entity are joined. */
export type StagedSource = Pick<EntityStamp, 'entity' | 'connection' | 'place' | 'asOf'>

/** One source of an entity, and what the next pull needs to read only what changed. */
export interface ReadSource extends SourceStamp {
  /** What the connector wants to be given next time; null where the entity is to be read whole. */
  readonly mark: string | null
  /** Digest of all that decides how the source is read. */
  readonly settings: string
  /** Highest row number given out. */
  readonly lastRow: number
}

export interface Staging {
  readonly folder: string
  readonly id: string
  readonly open: OpenFile
  /** Entities that were begun, by name. */
  readonly sources: Map<string, StagedSource>
  /** Where the rows of each entity were read from, in order of precedence. */
  readonly read: Map<string, readonly ReadSource[]>
  /** What this staging was made from; null where it began empty. */
  readonly last: LastSnapshot | null
  /** Entities whose blocks still hold, but for the keys in `temp.touched_<entity>`. */
  readonly kept: Set<string>
  /** Of entities that are read whole, by name. */
  readonly hashing: Map<string, HashInOrder>
  /** How many findings and rejected rows reading brought; what comes after is of the checks over the whole. */
  readingEnded: { readonly findings: number; readonly rejected: number } | null
  errors: number
  warnings: number
}

/** What is known of the snapshot that a staging continues. */
export interface LastSnapshot {
  readonly id: string
  readonly read: ReadonlyMap<string, readonly ReadSource[]>
  /** What the rows of each entity hashed to. */
  readonly hashes: ReadonlyMap<string, EntityHash>
  /** Ordinals of the last finding and the last rejected row that reading brought. */
  readonly ended: { readonly findings: number; readonly rejected: number }
  /** Ordinal of the last rejected row of all. */
  readonly rejected: number
  /** Entities with rows that the checks over the whole put aside, after reading. */
  readonly aside: ReadonlySet<string>
}

/** Makes an open file fit to be filled. */
export function prepareStaging({ database }: OpenFile): void {
  // Nothing here has to survive a crash: sealing makes it durable, and what was not sealed is removed.
  for (const setting of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'locking_mode = EXCLUSIVE',
    'cache_size = -32768',
    'foreign_keys = OFF',
    `application_id = ${snapshotApplication}`,
    `user_version = ${snapshotVersion}`,
  ]) {
    database.pragma(setting)
  }
  // One transaction to the end: pages are written when the cache is full, not once a batch.
  database.exec('BEGIN')
}

/** A staging in an open file. */
export const stagingOf = (
  folder: string,
  id: string,
  open: OpenFile,
  last: LastSnapshot | null,
): Staging => ({
  folder,
  id,
  open,
  sources: new Map(),
  read: new Map(),
  last,
  kept: new Set(),
  hashing: new Map(),
  readingEnded: null,
  errors: 0,
  warnings: 0,
})

/** Opens a new staging. Throws DISK_FULL. */
export function createStaging(folder: string, id: string): Staging {
  const file = stagingFile(folder, id)
  return guarded('snapshot', file, () => {
    makeFolder(dirname(file))
    removeStagingFile(file)
    new Database(file).close()
    const open = openFile(file, 'snapshot')
    const staging = stagingOf(folder, id, open, null)
    try {
      prepareStaging(open)
      open.database.exec(snapshotSchema(canonicalEntities))
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

/** Puts a row aside as the source had it: kept, counted, never planned on. `key` are its key values where they are known and its own. */
export function rejectRow(
  staging: Staging,
  entity: string,
  row: number,
  raw: Readonly<Record<string, CanonicalValue>>,
  key: string | null = null,
): void {
  const place = staging.sources.get(entity)?.place ?? ''
  stage(
    staging,
    'INSERT INTO rejected_row (entity, place, "row", raw, "key") VALUES (?, ?, ?, ?, ?)',
    [entity, place, row, JSON.stringify(raw), key],
  )
}

/** The highest ordinal of a table that counts them. */
export const lastOrdinal = ({ database }: OpenFile, table: 'finding' | 'rejected_row'): number =>
  (database.prepare(`SELECT max(ordinal) FROM ${table}`).pluck().get() as number | null) ?? 0

/** After everything was read, before anything is checked over the whole. */
export function endReading(staging: Staging): void {
  staging.readingEnded = {
    findings: lastOrdinal(staging.open, 'finding'),
    rejected: lastOrdinal(staging.open, 'rejected_row'),
  }
}

/** Counts the findings anew, after some were taken back. */
export function recountFindings(staging: Staging): void {
  const count = (severity: string): number =>
    staging.open.database
      .prepare('SELECT count(*) FROM finding WHERE severity = ?')
      .pluck()
      .get(severity) as number
  staging.errors = count('error')
  staging.warnings = count('warning')
}

/** How many rows of the entity are staged. */
export const countStagedRows = ({ open }: Staging, entity: string): number =>
  Number(
    open.database
      .prepare(`SELECT count(*) FROM ${quoted(entity)}`)
      .pluck()
      .get(),
  )

/** The company's row, where there is one; the first as the source has them. */
export const readStagedCompany = ({ open }: Staging): { company: string; asOf: string } | null =>
  (open.database
    .prepare('SELECT company, as_of AS asOf FROM company ORDER BY source_row LIMIT 1')
    .get() as { company: string; asOf: string } | undefined) ?? null

/** Findings of one kind, in the order in which they came. */
export const readStagedFindings = ({ open }: Staging, kind: Finding['kind']): Finding[] =>
  open.database
    .prepare(
      `SELECT severity, kind, connection, entity, place, "row", field, value, expected
       FROM finding WHERE kind = ? ORDER BY ordinal`,
    )
    .all(kind) as Finding[]

/** Adds what is said of a whole entity, unless it was said before. */
export function addFindingOnce(staging: Staging, finding: Finding): void {
  const { entity, kind, connection, field } = finding
  const known = `SELECT 1 FROM finding WHERE entity = ? AND kind = ? AND connection = ? AND field IS ?`
  const found = staging.open.database.prepare(known).get(entity, kind, connection, field)
  if (found === undefined) addFindings(staging, [finding])
}
