/** How the tables talk to SQLite: one row, all rows, or a change. STRICT tables vouch for the column types that callers name. */
import {
  behind,
  type ReadConnection,
  type SqlValue,
  statement,
  type WriteConnection,
} from './open-file'
import { guarded } from './sqlite-errors'
import { transaction } from './transaction'

/** The first row, or undefined. */
export function one<T>(db: ReadConnection, sql: string, ...values: SqlValue[]): T | undefined {
  const file = behind(db)
  return guarded(file.kind, file.file, () => statement(file, sql).get(...values)) as T | undefined
}

/** Every row. */
export function all<T>(db: ReadConnection, sql: string, ...values: SqlValue[]): T[] {
  const file = behind(db)
  return guarded(file.kind, file.file, () => statement(file, sql).all(...values)) as T[]
}

const tablesBySql = new Map<string, string>()

/** The table that a statement changes, from its first words. */
function tableOf(sql: string): string {
  let table = tablesBySql.get(sql)
  if (table === undefined) {
    table = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)/.exec(sql)?.[1]
    if (!table) throw new RangeError(`not a change of one table: ${sql}`)
    tablesBySql.set(sql, table)
  }
  return table
}

/** Changes something, in the transaction under way or one of its own; answers how many rows. */
export function run(db: WriteConnection, sql: string, ...values: SqlValue[]): number {
  const file = behind(db)
  if (!file.database.inTransaction) return transaction(db, () => run(db, sql, ...values))
  file.touched.add(tableOf(sql))
  return guarded(file.kind, file.file, () => statement(file, sql).run(...values).changes)
}
