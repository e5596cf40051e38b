/** A SQLite file as a source, opened for reading only and read by a process of its own. */
import { throwIfCancelled } from '../../cancellation'
import {
  type Cell,
  type Dialect,
  type ReadSession,
  type RowBatch,
  type SqlSystem,
  type Statement,
  UnreadableCell,
} from '../sql-session'
import { SqliteProcess } from './sqlite/sqlite-process'
import type { SentRows } from './sqlite/sqlite-shapes'

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

function rowsOf({ rows, bytes }: SentRows): readonly (readonly Cell[])[] {
  if (bytes.length === 0) return rows
  const filled: Cell[][] = rows.map((cells) => [...cells])
  for (const [row, column] of bytes) {
    const cells = filled[row]
    if (cells) cells[column] = new UnreadableCell('blob')
  }
  return filled
}

class SqliteReadSession implements ReadSession {
  readonly #process: SqliteProcess
  readonly asOf = new Date().toISOString()
  #cursors = 0

  constructor(reading: SqliteProcess) {
    this.#process = reading
  }

  async *rows(statement: Statement, size: number, signal: AbortSignal): AsyncGenerator<RowBatch> {
    const cursor = ++this.#cursors
    let coming = this.#process.ask({ kind: 'begin', cursor, size, ...statement }, signal)
    let more = true
    try {
      for (let first = true; more; first = false) {
        const sent = await coming
        more = sent.more
        if (more) {
          // The next rows are read while these are checked.
          coming = this.#process.ask({ kind: 'next', cursor }, signal)
          // Whoever stops reading leaves one question unanswered.
          coming.catch(() => undefined)
        }
        if (first || sent.rows.length > 0) yield { columns: sent.columns, rows: rowsOf(sent) }
      }
    } finally {
      if (more) this.#process.tell({ kind: 'leave', cursor })
    }
  }

  close(): Promise<void> {
    return this.#process.close()
  }
}

/** The file at an absolute path; each answer may take `statementSeconds`. FILE_UNREADABLE where it is not there or no database. */
export function sqliteSystem(file: string, statementSeconds: number): SqlSystem {
  // What is the same holds the same rows.
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
      const reading = new SqliteProcess(file, statementSeconds)
      try {
        const opened = await reading.ask({ kind: 'open', file }, signal)
        life = opened.life
        return new SqliteReadSession(reading)
      } catch (error) {
        await reading.close()
        throw error
      }
    },
    close: async () => undefined,
  }
}
