/** What a snapshot records of its own making: stamps, findings, rows put aside. */
import {
  type EntityStamp,
  entityStamp,
  type Finding,
  finding,
  sourceStamp,
} from '@shared/contract/snapshot-calls'
import { z } from 'zod'
import type { ReadConnection } from '../open-file'
import { all, one } from '../run-statements'
import type { ReadSource } from './staging'

/** Value kept under a key (`snapshot`, `format`, `asOf`, `sealedAt`, `company`, `hash`), or undefined. */
export const readSnapshotInfo = (db: ReadConnection, key: string): string | undefined =>
  one<{ value: string }>(db, 'SELECT value FROM snapshot_info WHERE key = ?', key)?.value

/** One stamp an entity that the source had, in the order of their names. */
export function readStamps(db: ReadConnection): EntityStamp[] {
  const sources = readReadSources(db)
  return all<Record<string, unknown>>(
    db,
    `SELECT entity, connection, place, as_of AS asOf, "rows", rejected, hash
     FROM entity_stamp ORDER BY entity`,
  ).map((row) =>
    entityStamp.parse({ ...row, sources: (sources.get(String(row.entity)) ?? []).map(asStamp) }),
  )
}

/** What of a source the contract knows. */
export const asStamp = ({ connection, place, asOf, reading, changed }: ReadSource) =>
  sourceStamp.parse({ connection, place, asOf, reading, changed })

const readSource = sourceStamp.extend({
  entity: z.string(),
  mark: z.string().nullable(),
  settings: z.string(),
  lastRow: z.number(),
})

/** Where the rows of each entity were read from, by entity; nothing where the snapshot was sealed before that was kept. Throws SNAPSHOT_DAMAGED. */
export function readReadSources(db: ReadConnection): Map<string, ReadSource[]> {
  const known = "SELECT 1 FROM sqlite_schema WHERE name = 'entity_source'"
  const read = new Map<string, ReadSource[]>()
  if (!one(db, known)) return read
  const rows = all<unknown>(
    db,
    `SELECT entity, connection, place, as_of AS asOf, reading, changed, mark, settings, last_row AS lastRow
     FROM entity_source ORDER BY entity, ordinal`,
  )
  for (const row of rows) {
    const { entity, ...source } = readSource.parse(row)
    read.set(entity, [...(read.get(entity) ?? []), source])
  }
  return read
}

/** How many findings there are, and the first of them, errors before warnings. */
export function readFindings(
  db: ReadConnection,
  limit: number,
): { total: number; findings: Finding[] } {
  const total = one<{ total: number }>(db, 'SELECT count(*) AS total FROM finding')!.total
  const findings = all<Record<string, unknown>>(
    db,
    `SELECT severity, kind, connection, entity, place, "row", field, value, expected
     FROM finding ORDER BY severity, ordinal LIMIT ?`,
    limit,
  ).map((row) => finding.parse(row))
  return { total, findings }
}

export interface RejectedRow {
  readonly entity: string
  readonly place: string
  readonly row: number
  /** As the source had it, JSON. */
  readonly raw: string
}

/** The first rows put aside, in the order in which they were. */
export const readRejectedRows = (db: ReadConnection, limit: number): RejectedRow[] =>
  all<RejectedRow>(
    db,
    'SELECT entity, place, "row", raw FROM rejected_row ORDER BY ordinal LIMIT ?',
    limit,
  )
