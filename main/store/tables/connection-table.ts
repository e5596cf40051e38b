/** Connections to source and target systems; secrets are never among their settings. */
import { type ConnectionType, connectionTypes } from '@shared/contract/snapshot-calls'
import { z } from 'zod'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

/** A connection without `hasSecret`, which only the secret store knows. */
export interface StoredConnection {
  readonly name: string
  readonly type: ConnectionType
  readonly settings: Record<string, string>
}

interface ConnectionRow {
  readonly name: string
  readonly type: string
  readonly settings: string
}

const settings = z.record(z.string(), z.string())

function fromRow(db: ReadConnection, row: ConnectionRow): StoredConnection {
  return {
    name: row.name,
    type: z.enum(connectionTypes).parse(row.type),
    settings: fromJson(db, 'connection.settings', settings, row.settings),
  }
}

/** Every connection, in the order in which they were made. */
export const listConnections = (db: ReadConnection): StoredConnection[] =>
  all<ConnectionRow>(db, 'SELECT * FROM connection ORDER BY rowid').map((row) => fromRow(db, row))

/** The connection, or undefined. */
export const getConnection = (db: ReadConnection, name: string): StoredConnection | undefined =>
  all<ConnectionRow>(db, 'SELECT * FROM connection WHERE name = ?', name).map((row) =>
    fromRow(db, row),
  )[0]

/** Adds the connection or replaces the one of its name. */
export const putConnection = (db: WriteConnection, c: StoredConnection): void => {
  run(
    db,
    `INSERT INTO connection (name, type, settings) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET type = excluded.type, settings = excluded.settings`,
    c.name,
    c.type,
    JSON.stringify(c.settings),
  )
}

/** Removes the connection; false where there was none. */
export const deleteConnection = (db: WriteConnection, name: string): boolean =>
  run(db, 'DELETE FROM connection WHERE name = ?', name) > 0
