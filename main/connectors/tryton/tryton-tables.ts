/** The tables of a mapping as models of a Tryton database. */

import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  BrokenRow,
  TablePlace,
  TableRow,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import { ModelCatalogue } from './model-catalogue'
import { type Records, type RemoteRow, readRecords } from './read-records'
import { type RecordsTable, trytonTable } from './read-words'
import { TableStamps } from './table-stamps'
import type { Context, Domain, TrytonClient } from './tryton-client'
import { plainValue, valueAt } from './tryton-values'

const anything = z.unknown()
const ownShape = z.strictObject({ own: z.string() })

/** The table of one reading: for each record of `per`, or once. */
interface Reading {
  readonly records: Records
  /** Values of the columns `per.…`. */
  readonly prefix: readonly (string | number | boolean | null)[]
}

export class TrytonTables implements TableSource {
  readonly #client: TrytonClient
  readonly #catalogue: ModelCatalogue
  readonly changes: TableStamps

  constructor(client: TrytonClient) {
    this.#client = client
    this.#catalogue = new ModelCatalogue(client)
    this.changes = new TableStamps(client, this.#catalogue, (table, records, signal) =>
      this.#rows(table, records, signal),
    )
  }

  async find(given: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    const table = trytonTable(given)
    const model = 'calendar' in table ? 'ir.date' : table.model
    // A table that need not be there has no rows then, but its columns.
    const there =
      'calendar' in table || given.optional || (await this.#catalogue.has(model, signal))
    return there ? { place: model, asOf: this.#client.serverTime } : null
  }

  async *read(
    given: SourceTable,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncGenerator<TableRows> {
    const table = trytonTable(given)
    if ('calendar' in table) yield await this.#today(signal)
    else if (await this.#catalogue.has(table.model, signal))
      yield* this.#rows(narrowedTo(table, only), table.domain, signal)
    else yield { columns: unique(['id', ...table.fields]), rows: [], broken: [] }
  }

  async #today(signal: AbortSignal): Promise<TableRows> {
    const given = ['ir.date', 'today'] as const
    const today = plainValue(await this.#client.call(given, [], anything, signal, { reads: true }))
    return { columns: ['today'], rows: [{ row: 1, cells: [today ?? null] }], broken: [] }
  }

  async *#rows(
    table: RecordsTable,
    domain: RecordsTable['domain'],
    signal: AbortSignal,
  ): AsyncGenerator<TableRows> {
    const { model, order, context } = table
    const types = await this.#catalogue.fieldsThere(model, ['id', ...table.fields], signal)
    const fields = [...types.keys()]
    const own = await this.#client.context(signal)
    const records = { model, fields, domain: withOwn(domain, own), order, context }
    const per = table.per?.fields.map((name) => `per.${name}`) ?? []
    const columns = [...fields, ...per]
    let row = 0
    yield { columns, rows: [], broken: [] }
    for (const reading of await this.#readings(table, records, signal))
      for await (const page of readRecords(this.#client, reading.records, signal)) {
        const rows: TableRow[] = []
        const broken: BrokenRow[] = []
        for (const remote of page.flatMap((one) => eachOf(one, table.each))) {
          row += 1
          const cells = cellsOf(remote, types)
          if (cells) rows.push({ row, cells: [...cells, ...reading.prefix] })
          else broken.push({ row, value: `${model},${remote.id}`, expected: fields.join(', ') })
        }
        yield { columns, rows, broken }
      }
  }

  async #readings(table: RecordsTable, records: Records, signal: AbortSignal): Promise<Reading[]> {
    const { per } = table
    if (!per) return [{ records, prefix: [] }]
    const { model, fields, domain } = per
    const readings: Reading[] = []
    const others = { model, fields, domain, order: [], context: {} }
    for await (const page of readRecords(this.#client, others, signal))
      for (const other of page) {
        const context = { ...records.context, [per.context]: [other.id] }
        const prefix = fields.map((name) => valueAt(other, name) ?? null)
        readings.push({ records: { ...records, context }, prefix })
      }
    return readings
  }
}

/** `{"own": "company"}` in a condition is what the user's own settings have there. */
function withOwn(domain: RecordsTable['domain'], own: Context): Domain {
  const place = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(place)
    const name = ownShape.safeParse(part)
    return name.success ? (own[name.data.own] ?? null) : part
  }
  return domain.map(place)
}

/** The record once for each of those that a field of it holds. */
function eachOf(remote: RemoteRow, field: string | undefined): RemoteRow[] {
  if (field === undefined) return [remote]
  const several = remote[`${field}.`]
  return Array.isArray(several) ? several.map((one) => ({ ...remote, [`${field}.`]: one })) : []
}

function cellsOf(row: RemoteRow, types: ReadonlyMap<string, string>): TableRow['cells'] | null {
  const cells = [...types].map(([name, type]) => {
    const value = valueAt(row, name)
    // On SQLite truth is a number.
    return type === 'boolean' && typeof value === 'number' ? value !== 0 : value
  })
  return cells.every((cell) => cell !== undefined) ? cells : null
}

/** Without the fields that nobody asked for; the id is always there. */
function narrowedTo(table: RecordsTable, only: readonly string[] | undefined): RecordsTable {
  if (!only) return table
  const fields = table.fields.filter((name) => only.includes(name))
  return { ...table, fields: fields.length > 0 ? fields : ['id'] }
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]
