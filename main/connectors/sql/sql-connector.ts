/** Reads canonical entities from a database: tables and views named as the entities, or through a mapping. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import { findingAt } from '../finding-at'
import { MappedEntities } from '../mapping/mapped-entities'
import type { Mapping } from '../mapping/mapping-shape'
import { EntityChanges } from './entity-changes'
import { type FoundEntity, foundEntities, missingFields, takeRow } from './found-entities'
import { qualified, selectFrom } from './select-statement'
import { rowsAtOnce, SqlReading } from './sql-reading'
import type { SqlSystem } from './sql-session'
import { SqlTables } from './sql-tables'

/** Tables whose rows one statement counts: fewer ways there and back, and none that takes too long. */
const countedAtOnce = 12

export interface SqlConnectorOptions {
  readonly system: SqlSystem
  readonly schema: string
  readonly user: string
  readonly mapping: Mapping | null
  readonly target?: PublishTarget
}

class SqlConnector implements Connector {
  readonly #options: SqlConnectorOptions
  readonly #reading: SqlReading
  readonly #mapped: MappedEntities | null
  readonly changes?: ChangeReading
  readonly target?: PublishTarget

  constructor(options: SqlConnectorOptions) {
    const { system, schema, mapping, target } = options
    this.#options = options
    this.#reading = new SqlReading(system)
    this.#mapped = mapping && new MappedEntities(mapping, new SqlTables(this.#reading, schema))
    const changes = this.#mapped
      ? this.#mapped.changes
      : system.changes && new EntityChanges(this.#reading, schema, (signal) => this.#found(signal))
    if (changes) this.changes = changes
    if (target) this.target = target
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const { system, user } = this.#options
    const [row] = await this.#reading.all(system.dialect.identity, signal)
    const [name, version] = row ?? []
    return { user: String(name ?? '') || user || '—', system: `${version} · ${system.address}` }
  }

  async list(
    signal: AbortSignal,
    uncounted: ReadonlySet<string> = new Set(),
  ): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    const asOf = await this.#reading.asOf(signal)
    if (this.#mapped)
      return (await this.#mapped.list(signal)).map((source) => ({ ...source, asOf }))
    const found = await this.#found(signal)
    await this.#count(
      found.filter(({ entity }) => !uncounted.has(entity.name)),
      signal,
    )
    return found.map(({ entity, table }) => ({
      entity: entity.name,
      place: table,
      asOf,
      total: this.#reading.counted.get(table) ?? null,
    }))
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    if (this.#mapped) {
      yield* this.#mapped.read(entity, signal)
      return
    }
    const found = (await this.#found(signal)).find((one) => one.entity.name === entity)
    if (!found) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const finding = findingAt(entity, found.table)
    const batch = new BatchBuilder()
    const missing = missingFields(found)
    for (const field of missing)
      batch.problem(finding('error', 'column_missing', { field, expected: field }))
    if (missing.length === 0) yield* this.#rows(found, batch, signal)
    yield* batch.takeAll()
  }

  close(): Promise<void> {
    return this.#reading.close()
  }

  async *#rows(
    found: FoundEntity,
    batch: BatchBuilder,
    signal: AbortSignal,
  ): AsyncGenerator<RawBatch> {
    const { dialect } = this.#options.system
    const table = qualified(dialect, this.#options.schema, found.table)
    const fields = [...found.columns.keys()]
    const statement = selectFrom(dialect, table, [...found.columns.values()], [])
    let row = 0
    const few = (this.#reading.counted.get(found.table) ?? Number.POSITIVE_INFINITY) <= rowsAtOnce
    for await (const part of this.#reading.rows(statement, signal, few)) {
      for (const cells of part.rows) {
        row += 1
        takeRow(batch, found, fields, row, cells)
      }
      for (const full of batch.takeFull()) {
        yield full
        throwIfCancelled(signal)
      }
    }
  }

  /** Counts the rows of each stored table; a view would have to be made to be counted. */
  async #count(found: readonly FoundEntity[], signal: AbortSignal): Promise<void> {
    const { system, schema } = this.#options
    const tables = found.flatMap(({ table, stored }) => (stored ? [table] : []))
    const { counted } = this.#reading
    for (let first = 0; first < tables.length; first += countedAtOnce) {
      const text = tables
        .slice(first, first + countedAtOnce)
        .map((table, at) => {
          const name = qualified(system.dialect, schema, table)
          return `SELECT ${first + at}, count(*) FROM ${name}`
        })
        .join(' UNION ALL ')
      for (const [at, count] of await this.#reading.all({ text, values: [] }, signal))
        counted.set(tables[Number(at)] ?? '', Number(count))
    }
  }

  async #found(signal: AbortSignal): Promise<readonly FoundEntity[]> {
    return foundEntities(await this.#reading.tables(this.#options.schema, signal))
  }
}

/** A connector over a database. Errors as `sqlFailure` names them, MAPPING_INVALID, CANCELLED. */
export const createSqlConnector = (options: SqlConnectorOptions): Connector =>
  new SqlConnector(options)
