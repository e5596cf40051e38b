/** The tables of a mapping as objects of an organisation. */
import { clockOf, isZone } from '../clock-of-zone'
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  BrokenRow,
  TableChangeReading,
  TablePlace,
  TableRow,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { type AskedFields, askedFields, BrokenCell, soqlOf } from './asked-fields'
import { createChanges } from './changed-records'
import { ObjectDescriptions } from './describe-objects'
import { readBulk, startBulk } from './read-bulk'
import { readQuery, valueAt } from './read-query'
import type { SalesforceClient } from './salesforce-client'
import { type TableWords, wordsOf } from './table-words'

export interface TablesOptions {
  /** IANA name; empty for that of the user who signs in. */
  readonly timeZone: string
  /** From how many rows on a table is read by a job. */
  readonly bulkFrom: number
}

/** Longer addresses are refused by servers on the way. */
const longestQuery = 12_000

export class SalesforceTables implements TableSource {
  readonly #client: SalesforceClient
  readonly #options: TablesOptions
  readonly #descriptions: ObjectDescriptions
  readonly changes: TableChangeReading
  #clock: Promise<(instant: string) => string> | null = null

  constructor(client: SalesforceClient, options: TablesOptions) {
    this.#client = client
    this.#options = options
    this.#descriptions = new ObjectDescriptions(client)
    this.changes = createChanges(client, this.#descriptions, (words, and, signal) =>
      this.#rows(words, and, signal),
    )
  }

  async find(table: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    const { object } = wordsOf(table)
    const found = await this.#descriptions.object(object, signal)
    if (found) return { place: found.name, asOf: found.askedAt }
    // What an organisation may do without has no rows, but its columns can be looked up.
    return table.optional ? { place: object, asOf: null } : null
  }

  read(
    table: SourceTable,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncIterable<TableRows> {
    return this.#rows(wordsOf(table), undefined, signal, only)
  }

  async *#rows(
    words: TableWords,
    and: string | undefined,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncGenerator<TableRows> {
    if ((await this.#descriptions.object(words.object, signal)) === null) {
      yield { columns: [...words.fields, ...words.optional_fields], rows: [], broken: [] }
      return
    }
    const zone = await this.#zone(signal)
    const asked = await askedFields(words, this.#descriptions, zone, signal, only)
    const described = await this.#descriptions.object(words.object, signal)
    const today = zone(described?.askedAt ?? new Date().toISOString()).slice(0, 10)
    const soql = soqlOf(asked.fields, words, and)
    const maker = new RowMaker(asked, today)
    yield maker.make([])
    const job =
      words.by === 'bulk' || soql.length > longestQuery
        ? await startBulk(this.#client, soql, signal)
        : null
    if (job !== null) {
      yield* this.#bulkRows(job, maker, asked, signal)
      return
    }
    for await (const page of readQuery(this.#client, soql, signal)) {
      const large = words.by === 'either' && page.total >= this.#options.bulkFrom && maker.row === 0
      const better = large ? await startBulk(this.#client, soql, signal) : null
      if (better !== null) {
        yield* this.#bulkRows(better, maker, asked, signal)
        return
      }
      yield maker.make(
        page.records.map((record) => asked.fields.map(({ path }) => valueAt(record, path))),
      )
    }
  }

  async *#bulkRows(
    job: string,
    maker: RowMaker,
    { fields }: AskedFields,
    signal: AbortSignal,
  ): AsyncGenerator<TableRows> {
    for await (const { columns, rows } of readBulk(this.#client, job, signal)) {
      const at = new Map(columns.map((name, index) => [name.toLowerCase(), index]))
      const places = fields.map(({ name }) => at.get(name.toLowerCase()) ?? -1)
      yield maker.make(rows.map((row) => places.map((place) => row[place] ?? null)))
    }
  }

  /** Days are those of the calendar of whoever signs in, unless a zone is set. */
  #zone(signal: AbortSignal): Promise<(instant: string) => string> {
    const { timeZone } = this.#options
    this.#clock ??= (async () => {
      if (timeZone !== '') return clockOf(timeZone)
      const { zoneinfo } = await this.#client.whoAmI(signal)
      return clockOf(isZone(zoneinfo) ? zoneinfo : 'UTC')
    })()
    this.#clock.catch(() => {
      this.#clock = null
    })
    return this.#clock
  }
}

class RowMaker {
  readonly #asked: AskedFields
  readonly #today: string
  row = 0

  constructor(asked: AskedFields, today: string) {
    this.#asked = asked
    this.#today = today
  }

  make(records: readonly (readonly unknown[])[]): TableRows {
    const rows: TableRow[] = []
    const broken: BrokenRow[] = []
    for (const values of records) {
      this.row += 1
      const cells = this.#asked.cells(values, this.#today)
      if (cells instanceof BrokenCell)
        broken.push({ row: this.row, value: cells.value, expected: cells.field })
      else rows.push({ row: this.row, cells })
    }
    return { columns: this.#asked.columns, rows, broken }
  }
}
