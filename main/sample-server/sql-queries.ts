/** Runs statements over the tables; each distinct text is prepared once. */
import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import { RequestRefused } from './service-request'
import type { Sqlite, SqlValue, StoredRow } from './table-schema'

const storedRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const mostPrepared = 500

type Prepared = Statement<unknown[], unknown>

export class SqlQueries {
  readonly #database: Sqlite
  readonly #prepared = new Map<string, Prepared>()

  constructor(database: Sqlite) {
    this.#database = database
  }

  rows(sql: string, params: readonly SqlValue[]): StoredRow[] {
    return this.#prepare(sql)
      .all(...params)
      .map((row) => storedRow.parse(row))
  }

  row(sql: string, params: readonly SqlValue[]): StoredRow | null {
    return this.rows(sql, params)[0] ?? null
  }

  number(sql: string, params: readonly SqlValue[]): number {
    return Number(Object.values(this.row(sql, params) ?? {})[0] ?? 0)
  }

  run(sql: string, params: readonly SqlValue[]): void {
    this.#prepare(sql).run(...params)
  }

  /** Runs `work` as a whole: where it throws, nothing of it stays. May be nested. */
  whole<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate()
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear()
    try {
      const made = this.#database.prepare(sql)
      this.#prepared.set(sql, made)
      return made
    } catch (error) {
      // The only thing a client can do to a statement is to make it too long or too deep.
      throw new RequestRefused(400, `The request is too complex: ${String(error)}`)
    }
  }
}
