/** Fixes that were accepted, in the order in which they were; one that was undone stays on record. */
import type { StoredFix } from '@shared/contract/quality-calls'
import { qualityFix } from '@shared/model/quality/quality-fixes'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

type FixRow = Omit<StoredFix, 'what'> & { readonly what: string }

const columns = `fix, connection, what, finding, author, at, reason, undone_by AS undoneBy,
  undone_at AS undoneAt, undone_reason AS undoneReason`

const stored = (db: ReadConnection, row: FixRow): StoredFix => ({
  ...row,
  what: fromJson(db, 'quality_fix.what', qualityFix, row.what),
})

/** Every fix that was ever accepted. */
export const listQualityFixes = (db: ReadConnection): StoredFix[] =>
  all<FixRow>(db, `SELECT ${columns} FROM quality_fix ORDER BY at, rowid`).map((row) =>
    stored(db, row),
  )

export const getQualityFix = (db: ReadConnection, fix: string): StoredFix | undefined =>
  all<FixRow>(db, `SELECT ${columns} FROM quality_fix WHERE fix = ?`, fix).map((row) =>
    stored(db, row),
  )[0]

/** Adds a fix, or notes that it was undone. */
export function putQualityFix(db: WriteConnection, f: StoredFix): void {
  run(
    db,
    `INSERT INTO quality_fix (fix, connection, what, finding, author, at, reason, undone_by,
       undone_at, undone_reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET undone_by = excluded.undone_by, undone_at = excluded.undone_at,
       undone_reason = excluded.undone_reason`,
    f.fix,
    f.connection,
    JSON.stringify(f.what),
    f.finding,
    f.author,
    f.at,
    f.reason,
    f.undoneBy,
    f.undoneAt,
    f.undoneReason,
  )
}
