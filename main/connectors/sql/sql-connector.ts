/** Reads canonical entities from a database: tables and views named as the entities, or through a mapping. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { Connector, Identity, PublishTarget, RawBatch, SourceEntity } from '../connector'
import { findingAt } from '../finding-at'
import { MappedEntities } from '../mapping/mapped-entities'
import type { Mapping } from '../mapping/mapping-shape'
import { qualified, selectFrom } from './select-statement'
import { SqlReading } from './sql-reading'
import { type Cell, type SqlSystem, UnreadableCell } from './sql-session'
import { SqlTables } from './sql-tables'

export interface SqlConnectorOptions {
  readonly system: SqlSystem
  readonly schema: string
  readonly user: string
  readonly mapping: Mapping | null
  readonly target?: PublishTarget
}

interface FoundEntity {
  readonly entity: Entity
  readonly table: string
  readonly stored: boolean
  /** Column of each field that is there. */
  readonly columns: ReadonlyMap<string, string>
}

class SqlConnector implements Connector {
  readonly #options: SqlConnectorOptions
  readonly #reading: SqlReading
  readonly #tables: SqlTables
  readonly #mapped: MappedEntities | null
  readonly target?: PublishTarget

  constructor(options: SqlConnectorOptions) {
    this.#options = options
    this.#reading = new SqlReading(options.system)
    this.#tables = new SqlTables(this.#reading, options.schema)
    this.#mapped = options.mapping && new MappedEntities(options.mapping, this.#tables)
    if (options.target) this.target = options.target
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const { system, user } = this.#options
    const [row] = await this.#reading.all(system.dialect.identity, signal)
    const [name, version] = row ?? []
    return { user: String(name ?? '') || user || '—', system: `${version} · ${system.address}` }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    const asOf = await this.#reading.asOf(signal)
    if (this.#mapped) {
      await this.#tables.open(signal)
      return (await this.#mapped.list()).map((source) => ({ ...source, asOf }))
    }
    const listed: SourceEntity[] = []
    for (const { entity, table, stored } of await this.#found(signal))
      listed.push({
        entity: entity.name,
        place: table,
        asOf,
        total: stored ? await this.#count(table, signal) : null,
      })
    return listed
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    if (this.#mapped) {
      await this.#tables.open(signal)
      yield* this.#mapped.read(entity, signal)
      return
    }
    const found = (await this.#found(signal)).find((one) => one.entity.name === entity)
    if (!found) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const finding = findingAt(entity, found.table)
    const batch = new BatchBuilder()
    const missing = found.entity.fields.filter((f) => f.required && !found.columns.has(f.name))
    batch.problem(
      ...missing.map(({ name: field }) =>
        finding('error', 'column_missing', { field, expected: field }),
      ),
    )
    if (missing.length === 0) yield* this.#rows(found, batch, signal)
    yield* batch.takeAll()
  }

  close(): Promise<void> {
    return this.#reading.close()
  }

  async *#rows(
    { entity, table, columns }: FoundEntity,
    batch: BatchBuilder,
    signal: AbortSignal,
  ): AsyncGenerator<RawBatch> {
    const { dialect } = this.#options.system
    const name = qualified(dialect, this.#options.schema, table)
    const fields = [...columns.keys()]
    const finding = findingAt(entity.name, table)
    let row = 0
    for await (const part of this.#reading.rows(
      selectFrom(dialect, name, [...columns.values()], []),
      signal,
    )) {
      for (const cells of part.rows) {
        row += 1
        const unreadable = cells.findIndex((cell) => cell instanceof UnreadableCell)
        if (unreadable < 0) batch.row({ row, values: valuesOf(fields, cells) })
        else
          batch.problem(
            finding('error', 'row_broken', {
              row,
              field: fields[unreadable] ?? null,
              value: kindOf(cells[unreadable]),
            }),
          )
      }
      for (const full of batch.takeFull()) {
        yield full
        throwIfCancelled(signal)
      }
    }
  }

  async #count(table: string, signal: AbortSignal): Promise<number> {
    const { system, schema } = this.#options
    const text = `SELECT count(*) FROM ${qualified(system.dialect, schema, table)}`
    const [row] = await this.#reading.all({ text, values: [] }, signal)
    return Number(row?.[0])
  }

  /** The canonical entities that the schema holds, in the order of the data standard. Upper and lower case are the same. */
  async #found(signal: AbortSignal): Promise<readonly FoundEntity[]> {
    const tables = await this.#reading.tables(this.#options.schema, signal)
    const byName = new Map([...tables.values()].map((t) => [t.name.toLowerCase(), t]))
    return canonicalEntities.flatMap((entity) => {
      const table = byName.get(entity.name)
      if (!table) return []
      const there = new Map(table.columns.map((column) => [column.toLowerCase(), column]))
      const columns = new Map(
        entity.fields.flatMap(({ name }) => {
          const column = there.get(name)
          return column === undefined ? [] : [[name, column] as const]
        }),
      )
      return [{ entity, table: table.name, stored: table.stored, columns }]
    })
  }
}

const kindOf = (cell: Cell | undefined): string | null =>
  cell instanceof UnreadableCell ? cell.kind : null

function valuesOf(
  fields: readonly string[],
  cells: readonly Cell[],
): Record<string, CanonicalValue> {
  const values: Record<string, CanonicalValue> = {}
  for (const [at, field] of fields.entries()) {
    const cell = cells[at]
    values[field] = cell === undefined || cell instanceof UnreadableCell ? null : cell
  }
  return values
}

/** A connector over a database. Errors as `sqlFailure` names them, MAPPING_INVALID, CANCELLED. */
export const createSqlConnector = (options: SqlConnectorOptions): Connector =>
  new SqlConnector(options)
