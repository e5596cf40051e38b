/** The tables of a mapping as paths of a JSON interface. */
import type { HttpClient } from '../http/http-client'
import { countedChanges } from '../mapping/counted-changes'
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  TableChangeReading,
  TablePlace,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { readPages } from './read-pages'
import { createRowReader } from './row-reader'
import { type TableWords, wordsOf } from './table-words'

export interface RestTablesOptions {
  readonly clock: (instant: string) => string
  /** A path that answers at once, for the server's clock. */
  readonly quickPath: string
}

export class RestTables implements TableSource {
  readonly #client: HttpClient
  readonly #options: RestTablesOptions
  readonly changes: TableChangeReading
  #now: Promise<string | null> | null = null

  constructor(client: HttpClient, options: RestTablesOptions) {
    this.#client = client
    this.#options = options
    this.changes = countedChanges<TableWords>({
      words: wordsOf,
      asked: async (words) => (isMarked(words) ? JSON.stringify(words) : null),
      count: (words, signal) => this.#count(words, signal),
      rows: (words, since, signal) =>
        this.rows(words, since === null ? {} : changedSince(words, since), signal),
    })
  }

  async find(table: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    const { path } = wordsOf(table)
    return { place: path, asOf: await this.#time(signal) }
  }

  read(table: SourceTable, signal: AbortSignal): AsyncIterable<TableRows> {
    return this.rows(wordsOf(table), {}, signal, table.optional)
  }

  /** The rows of `words`; none where the path is not there and need not be. */
  async *rows(
    words: TableWords,
    extra: Readonly<Record<string, string | number>>,
    signal: AbortSignal,
    optional = false,
  ): AsyncGenerator<TableRows> {
    const { clock } = this.#options
    const reader = createRowReader(words, clock)
    const today = clock((await this.#time(signal)) ?? new Date().toISOString()).slice(0, 10)
    yield reader.take([], today)
    if (optional && !(await this.#isThere(words, signal))) return
    for await (const { rows } of readPages(this.#client, words, extra, signal))
      yield reader.take(rows, today)
  }

  async #isThere({ path, method }: TableWords, signal: AbortSignal): Promise<boolean> {
    if (method !== 'GET') return true
    return (await this.#client.request(path, { expected: [404] }, signal)).status !== 404
  }

  /** The server's own clock says as of when its answers hold. */
  #time(signal: AbortSignal): Promise<string | null> {
    this.#now ??= (async () => {
      const expected = [400, 403, 404, 405, 406, 501]
      const answer = await this.#client.request(this.#options.quickPath, { expected }, signal)
      const time = Date.parse(answer.headers.get('date') ?? '')
      return Number.isNaN(time) ? null : new Date(time).toISOString()
    })()
    this.#now.catch(() => {
      this.#now = null
    })
    return this.#now
  }

  /** How many rows there are by the first page, and when that was. */
  async #count(words: TableWords, signal: AbortSignal) {
    for await (const { total, date } of readPages(this.#client, words, {}, signal)) {
      const time = Date.parse(date ?? '')
      return total === null || Number.isNaN(time) ? null : { rows: total, time }
    }
    return null
  }
}

/** Values of the day move on by themselves. */
const isMarked = ({ since, total, columns }: TableWords): boolean =>
  since !== undefined && total !== undefined && !Object.values(columns).includes('@today')

/** The parameter that asks for what changed since a time in milliseconds. */
function changedSince(
  { since }: TableWords,
  at: number,
): Readonly<Record<string, string | number>> {
  if (!since) return {}
  const times = { iso: new Date(at).toISOString(), epoch: Math.floor(at / 1_000), epoch_ms: at }
  return { [since.parameter]: times[since.as] }
}
