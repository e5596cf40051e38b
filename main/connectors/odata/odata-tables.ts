/** The tables of a mapping as entity sets. */
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  BrokenRow,
  TableChangeReading,
  TablePlace,
  TableRow,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { type AskedTable, askedColumns, BrokenCell, formattedValue } from './asked-columns'
import type { ODataClient } from './odata-client'
import { allOf } from './odata-query'
import { type ODataReading, readRows } from './odata-reading'
import { below, type RemoteRow, readPages } from './read-pages'
import type { SetFacts } from './service-model'
import type { AskedModel, ServiceModels } from './service-models'
import { createTableChanges } from './table-changes'
import { type TableWords, wordsOf } from './table-words'

export interface TablesOptions extends ODataReading {
  readonly clock: (instant: string) => string
}

/** What a table is asked for. */
export interface Found {
  readonly set: SetFacts
  readonly model: AskedModel
  readonly asked: AskedTable
}

export class ODataTables implements TableSource {
  readonly #client: ODataClient
  readonly #models: ServiceModels
  readonly #options: TablesOptions
  readonly changes: TableChangeReading

  constructor(client: ODataClient, models: ServiceModels, options: TablesOptions) {
    this.#client = client
    this.#models = models
    this.#options = options
    this.changes = createTableChanges(client, options, {
      found: (table, signal) => this.#found(table, signal),
      rows: (table, filter, signal) => this.#rows(table, filter, signal),
    })
  }

  async find(table: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    const words = wordsOf(table)
    const model = await this.#model(table, words, signal)
    if (model?.sets.has(words.set)) return { place: words.set, asOf: model.askedAt }
    // What a service may do without has no rows, but its columns can be looked up.
    return table.optional ? { place: words.set, asOf: null } : null
  }

  /** SIGN_IN_REFUSED or SERVER_FAILED where none of the services that were asked for is open. */
  refuseClosed(signal: AbortSignal): Promise<void> {
    return this.#models.refuseClosed(signal)
  }

  read(
    table: SourceTable,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncIterable<TableRows> {
    return this.#rows(table, undefined, signal, only)
  }

  /** Of what a mapping may do without the whole service may be missing: then null. */
  #model(
    { optional }: SourceTable,
    { service }: TableWords,
    signal: AbortSignal,
  ): Promise<AskedModel | null> {
    return optional ? this.#models.offered(service, signal) : this.#models.of(service, signal)
  }

  async #found(
    table: SourceTable,
    signal: AbortSignal,
    only?: readonly string[],
  ): Promise<Found | null> {
    const words = wordsOf(table)
    const model = await this.#model(table, words, signal)
    const set = model?.sets.get(words.set)
    if (!model || !set) return null
    return { set, model, asked: askedColumns(words, set, model, this.#options.clock, only) }
  }

  async *#rows(
    table: SourceTable,
    and: string | undefined,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncGenerator<TableRows> {
    const words = wordsOf(table)
    const found = await this.#found(table, signal, only)
    if (!found) {
      const columns = [...words.select, ...words.optional_select]
      yield { columns, rows: [], broken: [], withheld: this.#models.isClosed(words.service) }
      return
    }
    const { set, model, asked } = found
    const today = this.#options.clock(model.askedAt ?? new Date().toISOString()).slice(0, 10)
    const make = rowMaker(asked, today)
    yield make([])
    const { service } = words
    const conditions = [words.filter, and].filter((one) => one !== undefined)
    const query = {
      ...asked.query,
      ...(conditions.length > 0 ? { filter: filterOf(conditions) } : {}),
    }
    const collection = { ...set, key: words.key ?? set.key, service }
    const prefer = asked.isFormatted ? [`odata.include-annotations="${formattedValue}"`] : []
    let isWithheld = false
    // What a mapping may do without may be closed to whoever signs in.
    const withhold = () => {
      isWithheld = true
    }
    const onWithheld = table.optional ? withhold : undefined
    for await (const page of readRows(this.#client, collection, this.#options, query, signal, {
      prefer,
      onWithheld,
    }))
      yield make(words.each === undefined ? page : await this.#each(words, page, prefer, signal))
    if (isWithheld) yield { ...make([]), withheld: true }
  }

  /** The row once for each of those that its navigation leads to. */
  async #each(
    { each = '', service }: TableWords,
    page: readonly RemoteRow[],
    prefer: readonly string[],
    signal: AbortSignal,
  ): Promise<RemoteRow[]> {
    const rows: RemoteRow[] = []
    for (const row of page) {
      const lines = row[each]
      if (Array.isArray(lines)) for (const line of lines) rows.push({ ...row, [each]: line })
      const more = row[`${each}@odata.nextLink`]
      if (typeof more !== 'string') continue
      const link = below(this.#client, service, more)
      const options = { size: this.#options.pageSize, base: service, prefer }
      for await (const rest of readPages(this.#client, link, options, signal))
        for (const line of rest) rows.push({ ...row, [each]: line })
    }
    return rows
  }
}

/** Each in parentheses: what a mapping says may hold an `or`. */
const filterOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? '') : allOf(...conditions.map((one) => `(${one})`))

function rowMaker(asked: AskedTable, today: string): (page: readonly RemoteRow[]) => TableRows {
  let row = 0
  return (page) => {
    const rows: TableRow[] = []
    const broken: BrokenRow[] = []
    for (const values of page) {
      row += 1
      const cells = asked.cells(values, today)
      if (cells instanceof BrokenCell)
        broken.push({ row, value: cells.value, expected: cells.column })
      else rows.push({ row, cells })
    }
    return { columns: asked.columns, rows, broken }
  }
}
