/** What changed in a table since a mark: by the system itself, or by a column that grows with every change. */
import { qualified, type SqlRead, selectFrom } from './select-statement'
import type { SqlReading } from './sql-reading'
import { type Ask, type Statement, UnreadableCell } from './sql-session'

/** Rows may be stamped before they are seen by others: so much is read again. */
const overlap = 10 * 60_000
const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/

export type Since = Statement | 'unchanged' | null

export class TableChanges {
  readonly #reading: SqlReading
  readonly #schema: string
  readonly #others: (signal: AbortSignal) => Promise<readonly string[]>

  /** `others`: tables of the schema that are going to be asked about as well. */
  constructor(
    reading: SqlReading,
    schema: string,
    others: (signal: AbortSignal) => Promise<readonly string[]> = async () => [],
  ) {
    this.#reading = reading
    this.#schema = schema
    this.#others = others
  }

  /** Whether `unchanged` also says that no row is gone. */
  get tellsGone(): boolean {
    return this.#reading.system.changes?.tellsGone ?? false
  }

  /** Where the moment that is read lies for this table; null where nothing tells. */
  async mark(read: SqlRead, signal: AbortSignal): Promise<string | null> {
    if ('query' in read) return null
    const schema = read.schema ?? this.#schema
    const others = await this.#others(signal)
    const told = await this.#reading.system.changes?.mark(
      this.#ask(signal),
      schema,
      read.table,
      others,
    )
    if (told !== null && told !== undefined) return `system:${told}`
    if (read.changed_on === undefined) return null
    const { dialect } = this.#reading.system
    const column = dialect.quote(read.changed_on)
    const text = `SELECT max(${column}) FROM ${qualified(dialect, schema, read.table)}`
    const [row] = await this.#ask(signal)({ text, values: [] })
    const latest = row?.[0]
    return latest === null || latest === undefined || latest instanceof UnreadableCell
      ? null
      : `column:${read.changed_on}:${latest}`
  }

  /** The statement that reads `columns` of rows that are new or changed; null where the mark is not known. */
  async since(
    read: SqlRead,
    columns: readonly string[],
    mark: string,
    signal: AbortSignal,
  ): Promise<Since> {
    if ('query' in read) return null
    const { dialect, changes } = this.#reading.system
    const schema = read.schema ?? this.#schema
    const table = qualified(dialect, schema, read.table)
    if (mark.startsWith('system:')) {
      const told = mark.slice('system:'.length)
      const others = await this.#others(signal)
      const found = await changes?.since(this.#ask(signal), schema, read.table, told, others)
      if (found === undefined || found === null || found === 'unchanged') return found ?? null
      return selectFrom(dialect, table, columns, read.where, found)
    }
    const prefix = `column:${read.changed_on}:`
    if (read.changed_on === undefined || !mark.startsWith(prefix)) return null
    const value = withOverlap(mark.slice(prefix.length))
    const newer = { column: read.changed_on, is: 'at_least', value } as const
    return selectFrom(dialect, table, columns, [...read.where, newer])
  }

  #ask(signal: AbortSignal): Ask {
    return (statement) => this.#reading.once(statement, signal)
  }
}

/** Ten minutes before a time, with its zone; anything else as it is. */
function withOverlap(latest: string): string {
  if (!time.test(latest)) return latest
  const zone = /(Z|[+-]\d{2}:?\d{2})$/.test(latest)
  const at = Date.parse(zone ? latest.replace(' ', 'T') : `${latest.replace(' ', 'T')}Z`)
  if (Number.isNaN(at)) return latest
  const earlier = new Date(at - overlap).toISOString()
  return zone ? earlier : earlier.slice(0, -1).replace('T', ' ')
}
