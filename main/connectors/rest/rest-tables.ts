/** The tables of a mapping as paths of a JSON interface. */
import { z } from 'zod'
import type { HttpClient } from '../http/http-client'
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  TableChangeReading,
  TablePlace,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { readMark } from '../read-mark'
import { readPages } from './read-pages'
import { createRowReader } from './row-reader'
import { type TableWords, wordsOf } from './table-words'

export interface RestTablesOptions {
  readonly clock: (instant: string) => string
  /** A path that answers at once, for the server's clock. */
  readonly quickPath: string
}

/** What was changed while it was asked for becomes visible later than its time says. */
const overlap = 10 * 60_000
const markShape = z.strictObject({
  at: z.number(),
  count: z.number(),
  asked: z.string(),
})

export class RestTables implements TableSource {
  readonly #client: HttpClient
  readonly #options: RestTablesOptions
  readonly changes: TableChangeReading
  #now: Promise<string | null> | null = null

  constructor(client: HttpClient, options: RestTablesOptions) {
    this.#client = client
    this.#options = options
    this.changes = {
      /** With nothing new, the number of rows tells whether one is gone. */
      tellsGone: true,
      mark: (table, signal) => this.#mark(table, signal),
      since: (table, mark, signal) => this.#since(table, mark, signal),
    }
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

  async #mark(table: SourceTable, signal: AbortSignal): Promise<string | null> {
    const words = wordsOf(table)
    if (!isMarked(words)) return null
    const counted = await this.#count(words, signal)
    if (!counted) return null
    const { count, time } = counted
    const mark = { at: time - overlap, count, asked: JSON.stringify(words) }
    return JSON.stringify(mark satisfies z.infer<typeof markShape>)
  }

  async #since(table: SourceTable, mark: string, signal: AbortSignal) {
    const words = wordsOf(table)
    const last = readMark(markShape, mark)
    if (!last || !isMarked(words) || last.asked !== JSON.stringify(words)) return null
    const counted = await this.#count(words, signal)
    if (!counted || (counted.count === 0 && last.count > 0)) return null
    return this.#changed(words, last, counted.count, signal)
  }

  async *#changed(
    words: TableWords,
    last: z.infer<typeof markShape>,
    count: number,
    signal: AbortSignal,
  ): AsyncGenerator<TableRows> {
    const { parameter, as } = words.since ?? { parameter: '', as: 'iso' }
    const time = {
      iso: new Date(last.at).toISOString(),
      epoch: Math.floor(last.at / 1_000),
      epoch_ms: last.at,
    }
    let come = 0
    for await (const part of this.rows(words, { [parameter]: time[as] }, signal)) {
      come += part.rows.length + part.broken.length
      yield part
    }
    // Nothing is new, yet their number differs: one row that stands says that others have to be looked for.
    if (come === 0 && count !== last.count)
      for await (const part of this.rows(words, {}, signal)) {
        if (part.rows.length === 0) continue
        yield { ...part, rows: part.rows.slice(0, 1), broken: [] }
        return
      }
  }

  /** How many rows there are by the first page, and when that was. */
  async #count(words: TableWords, signal: AbortSignal) {
    for await (const { total, date } of readPages(this.#client, words, {}, signal)) {
      const time = Date.parse(date ?? '')
      return total === null || Number.isNaN(time) ? null : { count: total, time }
    }
    return null
  }
}

/** Values of the day move on by themselves. */
const isMarked = ({ since, total, columns }: TableWords): boolean =>
  since !== undefined && total !== undefined && !Object.values(columns).includes('@today')
