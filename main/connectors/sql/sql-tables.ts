/** The tables of a mapping as tables, views and queries of a database. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { SourceTable } from '../mapping/mapping-shape'
import type {
  BrokenRow,
  TableChangeReading,
  TablePlace,
  TableRow,
  TableRows,
  TableSource,
} from '../mapping/table-source'
import {
  qualified,
  readOf,
  type SqlRead,
  selectFrom,
  statementOf,
  type TableRead,
} from './select-statement'
import type { SchemaTable, SqlReading } from './sql-reading'
import { type Cell, type Statement, UnreadableCell } from './sql-session'
import { TableChanges } from './table-changes'

export class SqlTables implements TableSource {
  readonly #reading: SqlReading
  readonly #schema: string
  readonly changes: TableChangeReading

  constructor(reading: SqlReading, schema: string) {
    this.#reading = reading
    this.#schema = schema
    const changes = new TableChanges(reading, schema)
    this.changes = {
      tellsGone: changes.tellsGone,
      mark: (table, signal) => changes.mark(this.#readOf(table), signal),
      since: async (table, mark, signal) => {
        const read = this.#readOf(table)
        if ('query' in read) return null
        const columns = await this.#columns(read, signal)
        const since = await changes.since(read, columns, mark, signal)
        if (since === null) return null
        return since === 'unchanged' ? nothing(columns) : this.#rows(since, signal)
      },
    }
  }

  async find(given: SourceTable, signal: AbortSignal): Promise<TablePlace | null> {
    const read = this.#readOf(given)
    const asOf = await this.#reading.asOf(signal)
    if ('query' in read) return { place: read.name ?? 'SELECT', asOf }
    return (await this.#tableOf(read, signal)) ? { place: read.table, asOf } : null
  }

  async *read(
    given: SourceTable,
    signal: AbortSignal,
    only?: readonly string[],
  ): AsyncGenerator<TableRows> {
    const read = this.#readOf(given)
    yield* this.#rows(await this.#statement(read, signal, only), signal)
  }

  async *#rows(statement: Statement, signal: AbortSignal): AsyncGenerator<TableRows> {
    let last = 0
    for await (const { columns, rows } of this.#reading.rows(statement, signal)) {
      const read: TableRow[] = []
      const broken: BrokenRow[] = []
      for (const cells of rows) {
        last += 1
        if (isPlain(cells)) read.push({ row: last, cells })
        else broken.push(brokenRow(last, columns, cells))
      }
      yield { columns, rows: read, broken }
    }
  }

  async #statement(
    read: SqlRead,
    signal: AbortSignal,
    only?: readonly string[],
  ): Promise<Statement> {
    if ('query' in read) return statementOf(read.query)
    const { dialect } = this.#reading.system
    const name = qualified(dialect, read.schema ?? this.#schema, read.table)
    return selectFrom(dialect, name, await this.#columns(read, signal, only), read.where)
  }

  /** A column that is not there is left out here and said by whoever needs it. */
  async #columns(
    read: TableRead,
    signal: AbortSignal,
    only: readonly string[] | undefined = read.columns,
  ): Promise<readonly string[]> {
    const there = (await this.#tableOf(read, signal))?.columns ?? []
    const columns = only?.filter((name) => there.includes(name)) ?? there
    return columns.length > 0 ? columns : there
  }

  async #tableOf(
    { table, schema }: TableRead,
    signal: AbortSignal,
  ): Promise<SchemaTable | undefined> {
    return (await this.#reading.tables(schema ?? this.#schema, signal)).get(table)
  }

  #readOf(table: SourceTable): SqlRead {
    if ('read' in table) return readOf(table.read, this.#reading.system.dialect)
    throw new EvenkeelError('MAPPING_INVALID', { mapping: '', path: 'tables', expected: 'read' })
  }
}

const isPlain = (cells: readonly Cell[]): cells is readonly CanonicalValue[] =>
  !cells.some((cell) => cell instanceof UnreadableCell)

function brokenRow(row: number, columns: readonly string[], cells: readonly Cell[]): BrokenRow {
  const at = cells.findIndex((cell) => cell instanceof UnreadableCell)
  const cell = cells[at]
  const kind = cell instanceof UnreadableCell ? cell.kind : ''
  return { row, value: `${columns[at]}: ${kind}`, expected: '123 | abc | 2026-01-31' }
}

async function* nothing(columns: readonly string[]): AsyncGenerator<TableRows> {
  yield { columns, rows: [], broken: [] }
}
