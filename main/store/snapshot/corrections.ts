/** What remembered fixes did to the rows of a snapshot before they were checked. */
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { behind, type ReadConnection } from '../open-file'
import { guarded } from '../sqlite-errors'
import { quoted } from './snapshot-schema'
import { type Staging, stage } from './staging'

export interface Correction {
  /** Null where the row was left out or added as a whole. */
  readonly field: string | null
  readonly was: string | null
  readonly became: string | null
  /** The fix of the workspace, who accepted it and when. */
  readonly fix: string
  readonly author: string
  readonly at: string
}

export interface NewCorrection extends Correction {
  readonly entity: string
  /** In the source; null for a row that the fix itself added. */
  readonly row: number | null
  /** The row as it came into the snapshot; null where it did not. */
  readonly values: Readonly<Record<string, unknown>> | null
}

const keyOf = (entity: string, values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify((entityNamed(entity)?.key ?? []).map((field) => values[field] ?? null))

/** Notes corrections beside the rows they were made on. Throws DISK_FULL. */
export function addCorrections(staging: Staging, corrections: readonly NewCorrection[]): void {
  for (const { entity, row, values, field, was, became, fix, author, at } of corrections)
    stage(
      staging,
      `INSERT INTO correction (entity, "row", key, field, was, became, fix, author, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [entity, row, values && keyOf(entity, values), field, was, became, fix, author, at],
    )
}

/** Whether a row with these key fields is staged already. */
export function hasStagedRow(
  { open }: Staging,
  name: string,
  values: Readonly<Record<string, unknown>>,
): boolean {
  const key = entityNamed(name)?.key ?? []
  const where = key.map((field) => `${quoted(field)} = ?`).join(' AND ')
  return (
    open.database
      .prepare(`SELECT 1 FROM ${quoted(name)} WHERE ${where}`)
      .get(...key.map((field) => values[field])) !== undefined
  )
}

/** The first format that notes corrections. */
const notedSince = 6

const hasNotes = (db: ReadConnection): boolean =>
  (behind(db).database.pragma('user_version', { simple: true }) as number) >= notedSince

/** Entities with corrected rows. Throws SNAPSHOT_DAMAGED. */
export function listCorrected(db: ReadConnection): ReadonlySet<string> {
  const { database, kind, file } = behind(db)
  return guarded(kind, file, () => {
    if (!hasNotes(db)) return new Set()
    return new Set(
      database.prepare('SELECT DISTINCT entity FROM correction').pluck().all() as string[],
    )
  })
}

/** Corrections of the row with these key fields, in the order in which they were made. Throws SNAPSHOT_DAMAGED. */
export function readCorrections(
  db: ReadConnection,
  entity: string,
  key: Readonly<Record<string, unknown>>,
): Correction[] {
  const { database, kind, file } = behind(db)
  return guarded(kind, file, () => {
    if (!hasNotes(db)) return []
    return database
      .prepare(
        `SELECT field, was, became, fix, author, at FROM correction
         WHERE entity = ? AND key = ? ORDER BY ordinal`,
      )
      .all(entity, keyOf(entity, key)) as Correction[]
  })
}
