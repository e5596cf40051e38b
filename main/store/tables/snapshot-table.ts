/** The index of sealed snapshots: what each must hash to, kept apart from the files themselves. */
import { entityStamp, type Snapshot } from '@shared/contract/snapshot-calls'
import { z } from 'zod'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

export interface IndexedSnapshot extends Snapshot {
  /** Name within the `snapshots` folder. */
  readonly file: string
  /** SHA-256 of the whole sealed file. */
  readonly fileHash: string
}

interface SnapshotRow {
  readonly snapshot: string
  readonly file: string
  readonly file_hash: string
  readonly hash: string
  readonly as_of: string
  readonly sealed_at: string
  readonly seconds: number
  readonly errors: number
  readonly warnings: number
  readonly entities: string
}

const fromRow = (db: ReadConnection, row: SnapshotRow): IndexedSnapshot => ({
  snapshot: row.snapshot,
  asOf: row.as_of,
  sealedAt: row.sealed_at,
  hash: row.hash,
  seconds: row.seconds,
  errors: row.errors,
  warnings: row.warnings,
  entities: fromJson(db, 'snapshot.entities', z.array(entityStamp), row.entities),
  file: row.file,
  fileHash: row.file_hash,
})

/** Every sealed snapshot, the newest first. */
export const listSnapshots = (db: ReadConnection): IndexedSnapshot[] =>
  all<SnapshotRow>(db, 'SELECT * FROM snapshot ORDER BY rowid DESC').map((row) => fromRow(db, row))

/** The snapshot's entry, or undefined. */
export const getSnapshot = (db: ReadConnection, id: string): IndexedSnapshot | undefined =>
  all<SnapshotRow>(db, 'SELECT * FROM snapshot WHERE snapshot = ?', id).map((row) =>
    fromRow(db, row),
  )[0]

/** The entry as the contract has it. */
export const asSnapshot = ({ file, fileHash, ...snapshot }: IndexedSnapshot): Snapshot => snapshot

/** Adds a sealed snapshot to the index. */
export function insertSnapshot(db: WriteConnection, s: IndexedSnapshot): void {
  run(
    db,
    `INSERT INTO snapshot
       (snapshot, file, file_hash, hash, as_of, sealed_at, seconds, errors, warnings, entities)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    s.snapshot,
    s.file,
    s.fileHash,
    s.hash,
    s.asOf,
    s.sealedAt,
    s.seconds,
    s.errors,
    s.warnings,
    JSON.stringify(s.entities),
  )
}

/** Takes a snapshot out of the index; false where it was not in it. */
export const deleteSnapshot = (db: WriteConnection, snapshot: string): boolean =>
  run(db, 'DELETE FROM snapshot WHERE snapshot = ?', snapshot) > 0
