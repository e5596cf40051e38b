/** A SQLite file as a source, opened for reading only. */
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import Database from 'better-sqlite3'
import { throwIfCancelled } from '../../cancellation'
import { fileUnreadable } from '../../reasons'
import { codeOf, sqlFailure } from '../sql-errors'
import {
  type Cell,
  type Dialect,
  type ReadSession,
  type RowBatch,
  type SqlSystem,
  type Statement,
  UnreadableCell,
} from '../sql-session'

const dialect: Dialect = {
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  place: () => '?',
  unjudged: null,
  identity: { text: `SELECT '', 'SQLite ' || sqlite_version(), 'main'`, values: [] },
  columnsOf: () => ({
    text: `SELECT t.name, c.name, t.type = 'table'
      FROM sqlite_schema t JOIN pragma_table_info(t.name) c
      WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY t.name, c.cid`,
    values: [],
  }),
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint')
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER
      ? Number(value)
      : String(value)
  if (typeof value === 'number' || typeof value === 'string' || value === null) return value
  return new UnreadableCell('blob')
}

class SqliteReadSession implements ReadSession {
  readonly #database: Database.Database
  readonly asOf = new Date().toISOString()
  readonly #file: string

  constructor(database: Database.Database, file: string) {
    this.#database = database
    this.#file = file
  }

  async *rows(statement: Statement, size: number, signal: AbortSignal): AsyncGenerator<RowBatch> {
    throwIfCancelled(signal)
    const values = statement.values.map((v) => (typeof v === 'boolean' ? Number(v) : v))
    try {
      const prepared = this.#database.prepare<unknown[], unknown[]>(statement.text)
      const columns = prepared.columns().map(({ name }) => name)
      const found = prepared
        .raw(true)
        .safeIntegers(true)
        .iterate(...values)
      let rows: (readonly Cell[])[] = []
      let first = true
      for (const row of found) {
        rows.push(row.map(cellOf))
        if (rows.length < size) continue
        yield { columns, rows }
        throwIfCancelled(signal)
        rows = []
        first = false
      }
      if (first || rows.length > 0) yield { columns, rows }
    } catch (error) {
      throw sqliteFailure(this.#file, error)
    }
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

function sqliteFailure(file: string, error: unknown): EvenkeelError {
  if (error instanceof EvenkeelError) return error
  const broken = /^SQLITE_(NOTADB|CORRUPT|CANTOPEN|IOERR|PERM|READONLY)/.test(codeOf(error))
  if (broken) return fileUnreadable(basename(file), 'not_a_database', '', error)
  return sqlFailure({ address: file, user: '', seconds: 0 }, error)
}

/** When and how large the file and its journal were written last: what is the same holds the same rows. */
function lifeOf(file: string): string {
  const stamps = [file, `${file}-wal`].map((path) => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found ? `${found.ino}/${found.size}/${found.mtimeNs}` : ''
  })
  return stamps.join(' ')
}

/** The file at an absolute path. FILE_UNREADABLE where it is not there or no database. */
export function sqliteSystem(file: string): SqlSystem {
  // Taken before the moment that is read, so that a change in between counts as one.
  let life = ''
  return {
    address: file,
    dialect,
    changes: {
      tellsGone: true,
      async mark(ask) {
        await ask(dialect.identity)
        return life
      },
      async since(ask, _schema, _table, mark) {
        await ask(dialect.identity)
        return mark === life ? 'unchanged' : null
      },
    },
    async read(signal) {
      throwIfCancelled(signal)
      if (!existsSync(file)) throw fileUnreadable(file, 'file_missing')
      try {
        life = lifeOf(file)
        const database = new Database(file, { readonly: true, fileMustExist: true })
        // All reading is of the moment of the first one.
        database.exec('PRAGMA query_only = ON; BEGIN; SELECT count(*) FROM sqlite_schema')
        return new SqliteReadSession(database, file)
      } catch (error) {
        throw sqliteFailure(file, error)
      }
    },
    close: async () => undefined,
  }
}
