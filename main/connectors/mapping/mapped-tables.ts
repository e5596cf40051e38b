/** The tables of a mapping: read, widened, filtered and grouped as it says, a batch at a time. */
import type { Finding } from '@shared/contract/contract-types'
import { throwIfCancelled } from '../cancellation'
import { findingAt } from '../finding-at'
import { pause } from '../pause'
import { fileTooLarge, fileUnreadable } from '../reasons'
import { keptRowsLimit, type LookupIndex, lookupKey } from './lookup-index'
import type { Mapping, Query, SourceTable, Steps, Table } from './mapping-shape'
import { type Lookup, lookupsIn, lookupsOfSteps } from './parts-of-expression'
import { RowSteps } from './row-steps'
import type { TableRow, TableRows, TableSource } from './table-source'

export interface MappedRows {
  readonly place: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly problems: readonly Finding[]
}

/** Gives the rows of a table of the source: all of them, or those that changed. */
export type ReadTable = (table: SourceTable, signal: AbortSignal) => AsyncIterable<TableRows>

/** For one pull: indexes are made once and kept until it ends. */
export class MappedTables {
  readonly #mapping: Mapping
  readonly #source: TableSource
  readonly #indexes = new Map<string, LookupIndex>()
  /** Columns that any lookup of the mapping takes from a table, by table and key. */
  readonly #taken: ReadonlyMap<string, readonly string[]>

  readonly #readAll: ReadTable

  constructor(mapping: Mapping, source: TableSource) {
    this.#mapping = mapping
    this.#source = source
    this.#readAll = (table, signal) => source.read(table, signal)
    this.#taken = takenColumns(mapping)
  }

  /** What of the source a table comes from, that of its lookups left out. */
  sourcesOf(name: string): SourceTable[] {
    const table = this.#mapping.tables[name]
    if (!table) return []
    if ('file' in table || 'read' in table) return [table]
    return 'from' in table ? this.sourcesOf(table.from) : []
  }

  /** The rows of a table after its steps; problems name `entity`. */
  rows(
    name: string,
    entity: string,
    signal: AbortSignal,
    read: ReadTable = this.#readAll,
  ): AsyncGenerator<MappedRows> {
    const table = this.#mapping.tables[name]
    if (!table) throw new RangeError(`no such table: ${name}`)
    return this.stepped(this.#before(name, table, entity, signal, read), table, entity, signal)
  }

  /** The rows of a query before its fields are filled. */
  query(
    query: Query,
    entity: string,
    signal: AbortSignal,
    read: ReadTable = this.#readAll,
  ): AsyncGenerator<MappedRows> {
    return this.stepped(this.rows(query.from, entity, signal, read), query, entity, signal)
  }

  /** Makes what lookups need, and says what is found wrong meanwhile, part by part. */
  async *prepare(
    lookups: readonly Lookup[],
    entity: string,
    signal: AbortSignal,
  ): AsyncGenerator<readonly Finding[]> {
    for (const lookup of lookups) {
      const name = indexName(lookup)
      if (this.#indexes.has(name)) continue
      const keys = Object.keys(lookup.by)
      const columns = this.#taken.get(name) ?? [lookup.column]
      const rows = new Map<string, readonly TableRow['cells'][number][]>()
      for await (const part of this.rows(lookup.table, entity, signal)) {
        if (part.problems.length > 0) yield part.problems
        // Rows that are made in memory come without a wait of their own.
        await pause(signal)
        const missing = [...keys, ...columns].filter((column) => !part.columns.includes(column))
        if (missing.length > 0) {
          yield missing.map((field) => columnMissing(entity, part.place, field))
          break
        }
        const keyAt = keys.map((column) => part.columns.indexOf(column))
        const valueAt = columns.map((column) => part.columns.indexOf(column))
        for (const { cells } of part.rows) {
          const key = lookupKey(keyAt.map((at) => cells[at] ?? null))
          if (rows.has(key)) continue
          if (rows.size >= keptRowsLimit)
            throw fileTooLarge(part.place, 'too_many_rows', keptRowsLimit)
          rows.set(
            key,
            valueAt.map((at) => cells[at] ?? null),
          )
        }
      }
      this.#indexes.set(name, { columns, rows })
    }
  }

  /** Names of the indexes that are made. */
  prepared(): ReadonlySet<string> {
    return new Set(this.#indexes.keys())
  }

  /** What was not prepared yet is prepared again when it is next needed, and what is wrong with it said again. */
  forget(prepared: ReadonlySet<string>): void {
    for (const name of this.#indexes.keys()) if (!prepared.has(name)) this.#indexes.delete(name)
  }

  /** What `prepare` made for a lookup. */
  index(lookup: Lookup): LookupIndex {
    const index = this.#indexes.get(indexName(lookup))
    if (!index) throw new Error(`no index for ${lookup.table}`)
    return index
  }

  async *#before(
    name: string,
    table: Table,
    entity: string,
    signal: AbortSignal,
    read: ReadTable,
  ): AsyncGenerator<MappedRows> {
    if ('from' in table) yield* this.rows(table.from, entity, signal, read)
    else if ('rows' in table) yield inlineRows(table.rows)
    else yield* this.sourceRows(name, table, entity, signal, read)
  }

  /** The rows of a table as the source has it, before any step. */
  async *sourceRows(
    name: string,
    table: SourceTable,
    entity: string,
    signal: AbortSignal,
    read: ReadTable = this.#readAll,
  ): AsyncGenerator<MappedRows> {
    const found = await this.#source.find(table, signal)
    if (!found) {
      const place = 'file' in table ? table.file : name
      if (!table.optional) throw fileUnreadable(place, 'file_missing')
      const columns = ('file' in table && table.headings) || []
      yield { place, columns, rows: [], problems: [] }
      return
    }
    for await (const { columns, rows, broken, withheld, place = found.place } of read(
      table,
      signal,
    )) {
      const finding = findingAt(entity, place)
      const problems = broken.map((row) => finding('error', 'row_broken', row))
      if (withheld) problems.push(finding('warning', 'entity_missing', { value: found.place }))
      yield { place, columns, rows, problems }
      throwIfCancelled(signal)
    }
  }

  /** Rows after these steps. */
  async *stepped(
    parts: AsyncGenerator<MappedRows>,
    steps: Steps,
    entity: string,
    signal: AbortSignal,
  ): AsyncGenerator<MappedRows> {
    for await (const problems of this.prepare(lookupsOfSteps(steps), entity, signal))
      yield { place: '', columns: [], rows: [], problems }
    let work: RowSteps | null = null
    for await (const part of parts) {
      if (part.columns.length === 0) {
        yield part
        continue
      }
      work ??= new RowSteps(steps, part, entity, (lookup) => this.index(lookup))
      yield work.take(part)
      if (work.hopeless) return
    }
    for (const part of work?.rest() ?? []) {
      yield part
      await pause(signal)
    }
  }
}

const indexName = ({ table, by }: Pick<Lookup, 'table' | 'by'>): string =>
  JSON.stringify([table, Object.keys(by)])

const columnMissing = (entity: string, place: string, field: string): Finding =>
  findingAt(entity, place)('error', 'column_missing', { field, expected: field })

function takenColumns({ tables, entities }: Mapping): Map<string, string[]> {
  const all = [
    ...Object.values(tables).flatMap(lookupsOfSteps),
    ...Object.values(entities)
      .flat()
      .flatMap((query) => [
        ...lookupsOfSteps(query),
        ...Object.values(query.fields).flatMap(lookupsIn),
      ]),
  ]
  const taken = new Map<string, string[]>()
  for (const lookup of all) {
    const columns = taken.get(indexName(lookup)) ?? []
    if (!columns.includes(lookup.column)) columns.push(lookup.column)
    taken.set(indexName(lookup), columns)
  }
  return taken
}

function inlineRows(rows: readonly Readonly<Record<string, string | number | null>>[]): MappedRows {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    place: '',
    columns,
    rows: rows.map((row, index) => ({
      row: index + 1,
      cells: columns.map((name) => row[name] ?? null),
    })),
    problems: [],
  }
}
