/** The tables behind the entity sets. */
import type Database from 'better-sqlite3'
import type { EdmType, EntitySet } from './entity-sets'

export type Sqlite = Database.Database
export type SqlValue = string | number | null
export type StoredRow = Readonly<Record<string, SqlValue>>

/** Counts up with every change; the entity tag is made of it. */
export const versionColumn = '_version'
/** Number of the last change of a row, among those of all rows; 0 as it was loaded. */
export const sequenceColumn = '_sequence'

const columnTypes: Readonly<Record<EdmType, string>> = {
  'Edm.String': 'TEXT',
  'Edm.Int32': 'INTEGER',
  'Edm.Decimal': 'REAL',
  'Edm.Date': 'TEXT',
  'Edm.Boolean': 'INTEGER',
  'Edm.DateTimeOffset': 'TEXT',
  'Edm.Guid': 'TEXT',
}

/** The statement that makes the table of `set` where there is none. */
export function tableStatement({ name, key, properties }: EntitySet): string {
  const columns = properties.map(
    (p) => `"${p.name}" ${columnTypes[p.type]}${p.nullable ? '' : ' NOT NULL'}`,
  )
  const primary = key.map((k) => `"${k}"`).join()
  return `CREATE TABLE IF NOT EXISTS "${name}" (${columns.join()}, "${versionColumn}" INTEGER NOT NULL DEFAULT 1, "${sequenceColumn}" INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (${primary})) STRICT, WITHOUT ROWID`
}

/** Inserts a row; its values come in the order of the properties, those that the server fills left out. */
export function insertStatement({ name, properties }: EntitySet): string {
  const given = properties.filter(({ computed }) => !computed).map((p) => `"${p.name}"`)
  return `INSERT INTO "${name}" (${given.join()}) VALUES (${given.map(() => '?').join()})`
}
