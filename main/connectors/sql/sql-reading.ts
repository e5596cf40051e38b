/** The one session through which a pull reads, with what the schema holds. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Cell, ReadSession, RowBatch, SqlSystem, Statement } from './sql-session'

export interface SchemaTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly stored: boolean
}

/** Enough for a round trip to weigh little, few enough to lie in memory twice. */
export const rowsAtOnce = 2_000

/** Opened when it is first needed; after a failure the next question opens another. */
export class SqlReading {
  readonly system: SqlSystem
  #session: Promise<ReadSession> | null = null
  readonly #tables = new Map<string, Promise<ReadonlyMap<string, SchemaTable>>>()
  readonly #answers = new Map<string, Promise<readonly (readonly Cell[])[]>>()
  /** How many rows tables have, by name, in the moment that is read. */
  readonly counted = new Map<string, number>()

  constructor(system: SqlSystem) {
    this.system = system
  }

  /** ISO time of the moment that is read. */
  async asOf(signal: AbortSignal): Promise<string> {
    return (await this.#opened(signal)).asOf
  }

  /** Batches of the rows of a statement; `few` where they are known to be no more than a batch. */
  async *rows(statement: Statement, signal: AbortSignal, few = false): AsyncGenerator<RowBatch> {
    const session = await this.#opened(signal)
    try {
      yield* session.rows(statement, rowsAtOnce, signal, few)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  /** All rows of a statement that has few. */
  async all(statement: Statement, signal: AbortSignal): Promise<readonly (readonly Cell[])[]> {
    const all: (readonly Cell[])[] = []
    // One by one: the columns of a large schema are more than a call takes arguments.
    for await (const { rows } of this.rows(statement, signal, true))
      for (const row of rows) all.push(row)
    return all
  }

  /** As `all`; a question that was asked before has the same answer, as all that is read is of one moment. */
  once(statement: Statement, signal: AbortSignal): Promise<readonly (readonly Cell[])[]> {
    const question = JSON.stringify([statement.text, statement.values])
    const known = this.#answers.get(question)
    if (known) return known
    const asking = this.all(statement, signal)
    this.#answers.set(question, asking)
    asking.catch(() => this.#answers.delete(question))
    return asking
  }

  /** The tables and views of a schema that may be read, by name. */
  tables(schema: string, signal: AbortSignal): Promise<ReadonlyMap<string, SchemaTable>> {
    const known = this.#tables.get(schema)
    if (known) return known
    const loading = this.#load(schema, signal)
    this.#tables.set(schema, loading)
    loading.catch(() => this.#tables.delete(schema))
    return loading
  }

  async close(): Promise<void> {
    const session = this.#session
    this.#session = null
    this.#tables.clear()
    this.#answers.clear()
    this.counted.clear()
    await session?.then((open) => open.close()).catch(() => undefined)
  }

  #opened(signal: AbortSignal): Promise<ReadSession> {
    if (signal.aborted) return Promise.reject(new EvenkeelError('CANCELLED'))
    if (this.#session) return this.#session
    const opening = this.system.read(signal)
    this.#session = opening
    opening.catch(() => {
      if (this.#session === opening) this.#session = null
    })
    return opening
  }

  async #load(schema: string, signal: AbortSignal): Promise<Map<string, SchemaTable>> {
    const found = new Map<string, { name: string; columns: string[]; stored: boolean }>()
    for (const [table, column, stored] of await this.all(
      this.system.dialect.columnsOf(schema),
      signal,
    )) {
      const name = String(table)
      const known = found.get(name) ?? { name, columns: [], stored: Number(stored) === 1 }
      known.columns.push(String(column))
      found.set(name, known)
    }
    return found
  }
}
