/** PostgreSQL as a source: one REPEATABLE READ, READ ONLY transaction, read through cursors of the server. */
import type { Dialect, ReadSession, RowBatch, SqlSystem, Statement } from '../sql-session'
import { postgresChanges } from './postgres-changes'
import {
  addressOf,
  PostgresClient,
  type PostgresOptions,
  type PostgresResult,
} from './postgres-client'
import { converterOf, readRows } from './postgres-values'

export const postgresDialect: Dialect = {
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  place: (position) => `$${position}`,
  unjudged: null,
  identity: {
    text: `SELECT session_user, 'PostgreSQL ' || current_setting('server_version'), current_schema()`,
    values: [],
  },
  columnsOf: (schema) => ({
    text: `SELECT c.relname, a.attname, CASE WHEN c.relkind IN ('r', 'm', 'p') THEN 1 ELSE 0 END
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f')
        AND n.nspname = coalesce(nullif($1, ''), current_schema())
        AND (has_table_privilege(c.oid, 'SELECT') OR has_column_privilege(c.oid, a.attnum, 'SELECT'))
      ORDER BY c.relname, a.attnum`,
    values: [schema],
  }),
}

class PostgresReadSession implements ReadSession {
  readonly #client: PostgresClient
  /** Types that are no plain values, by number. */
  readonly #composed: ReadonlyMap<number, string>
  readonly asOf: string
  #cursors = 0

  constructor(client: PostgresClient, composed: ReadonlyMap<number, string>, asOf: string) {
    this.#client = client
    this.#composed = composed
    this.asOf = asOf
  }

  async *rows(
    statement: Statement,
    size: number,
    signal: AbortSignal,
    few = false,
  ): AsyncGenerator<RowBatch> {
    const client = this.#client
    if (few) {
      const { text, values } = statement
      yield this.#batch(await client.query(text, signal, values))
      return
    }
    const cursor = `evenkeel_${++this.#cursors}`
    const declare = `DECLARE ${cursor} NO SCROLL CURSOR FOR ${statement.text}`
    await client.query(declare, signal, statement.values)
    const fetch = () => {
      const asked = client.query(`FETCH ${size} FROM ${cursor}`, signal)
      // Whoever stops reading leaves one question unanswered.
      asked.catch(() => undefined)
      return asked
    }
    let next = fetch()
    for (let first = true; ; first = false) {
      const page = await next
      const ended = page.rows.length < size
      // The server works on the next rows while these are checked.
      if (!ended) next = fetch()
      if (first || page.rows.length > 0) yield this.#batch(page)
      if (ended) break
    }
    await client.query(`CLOSE ${cursor}`, signal)
  }

  #batch({ fields, rows }: PostgresResult): RowBatch {
    const converters = fields.map((field) => converterOf(field.dataTypeID, this.#composed))
    return { columns: fields.map(({ name }) => name), rows: readRows(rows, converters) }
  }

  close(): Promise<void> {
    return this.#client.close()
  }
}

/** A PostgreSQL server. Errors as `PostgresClient`. */
export function postgresSystem(options: PostgresOptions): SqlSystem {
  const { settings } = options
  return {
    address: addressOf(settings),
    dialect: postgresDialect,
    changes: postgresChanges,
    async read(signal) {
      const client = await PostgresClient.connect(options, signal)
      try {
        await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY', signal)
        await client.query(
          `SELECT set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'iso_8601', true),
            CASE WHEN $1 = '' THEN '' ELSE set_config('TimeZone', $1, true) END`,
          signal,
          [settings.timeZone],
        )
        const { rows } = await client.query(
          `SELECT oid, typname, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
            FROM pg_catalog.pg_type WHERE typcategory IN ('A', 'C', 'R')`,
          signal,
        )
        const composed = new Map(rows.map(([oid, name]) => [Number(oid), name ?? '']))
        return new PostgresReadSession(client, composed, rows[0]?.[2] ?? '')
      } catch (error) {
        await client.close()
        throw error
      }
    },
    close: async () => undefined,
  }
}
