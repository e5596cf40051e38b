/** What a snapshot records of its own making: stamps, findings, rows put aside. */
import {
  type EntityStamp,
  entityStamp,
  type Finding,
  finding,
} from '@shared/contract/snapshot-calls'
import type { ReadConnection } from '../open-file'
import { all, one } from '../run-statements'

/** Value kept under a key (`snapshot`, `format`, `asOf`, `sealedAt`, `company`, `hash`), or undefined. */
export const readSnapshotInfo = (db: ReadConnection, key: string): string | undefined =>
  one<{ value: string }>(db, 'SELECT value FROM snapshot_info WHERE key = ?', key)?.value

/** One stamp an entity that the source had, in the order of their names. */
export const readStamps = (db: ReadConnection): EntityStamp[] =>
  all<Record<string, unknown>>(
    db,
    `SELECT entity, connection, place, as_of AS asOf, "rows", rejected, hash
     FROM entity_stamp ORDER BY entity`,
  ).map((row) => entityStamp.parse(row))

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
