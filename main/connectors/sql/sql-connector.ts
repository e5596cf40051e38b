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
import { SqlReading } from './sql-reading'
import type { SqlSystem } from './sql-session'
import { SqlTables } from './sql-tables'

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
    const find = async (entity: string, signal: AbortSignal) =>
      (await this.#found(signal)).find((one) => one.entity.name === entity)
    const changes = this.#mapped
      ? this.#mapped.changes
      : system.changes && new EntityChanges(this.#reading, schema, find)
    if (changes) this.changes = changes
    if (target) this.target = target
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
    if (this.#mapped)
      return (await this.#mapped.list(signal)).map((source) => ({ ...source, asOf }))
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
    for await (const part of this.#reading.rows(statement, signal)) {
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

  async #count(table: string, signal: AbortSignal): Promise<number> {
    const { system, schema } = this.#options
    const text = `SELECT count(*) FROM ${qualified(system.dialect, schema, table)}`
    const [row] = await this.#reading.all({ text, values: [] }, signal)
    return Number(row?.[0])
  }

  async #found(signal: AbortSignal): Promise<readonly FoundEntity[]> {
    return foundEntities(await this.#reading.tables(this.#options.schema, signal))
  }
}

/** A connector over a database. Errors as `sqlFailure` names them, MAPPING_INVALID, CANCELLED. */
export const createSqlConnector = (options: SqlConnectorOptions): Connector =>
  new SqlConnector(options)
