/** Canonical entities read by what changed in their tables. */
import { BatchBuilder } from '../batch-builder'
import type { ChangeBatch, ChangeReading, RowKey } from '../connector'
import { nothing } from '../nothing'
import { type FoundEntity, missingFields, takeRow } from './found-entities'
import { qualified, type SqlRead, selectFrom } from './select-statement'
import type { SqlReading } from './sql-reading'
import { type Statement, UnreadableCell } from './sql-session'
import { TableChanges } from './table-changes'

export class EntityChanges implements ChangeReading {
  readonly #reading: SqlReading
  readonly #schema: string
  readonly #changes: TableChanges
  readonly #find: (entity: string, signal: AbortSignal) => Promise<FoundEntity | undefined>
  /** Entities of which nothing is gone. */
  readonly #untouched = new Set<string>()

  constructor(
    reading: SqlReading,
    schema: string,
    found: (signal: AbortSignal) => Promise<readonly FoundEntity[]>,
  ) {
    this.#reading = reading
    this.#schema = schema
    this.#changes = new TableChanges(reading, schema, async (signal) =>
      (await found(signal)).map(({ table }) => table),
    )
    this.#find = async (entity, signal) =>
      (await found(signal)).find((one) => one.entity.name === entity)
  }

  async mark(entity: string, signal: AbortSignal): Promise<string | null> {
    const found = await this.#find(entity, signal)
    if (!found?.stored || missingFields(found).length > 0) return null
    return this.#changes.mark(readOf(found), signal)
  }

  async since(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null> {
    const found = await this.#find(entity, signal)
    if (!found?.stored || missingFields(found).length > 0) return null
    const columns = [...found.columns.values()]
    const since = await this.#changes.since(readOf(found), columns, mark, signal)
    if (since === null) return null
    if (since !== 'unchanged') return this.#rows(found, since, signal)
    if (this.#changes.tellsGone) this.#untouched.add(entity)
    return nothing()
  }

  async keys(
    entity: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<readonly RowKey[]> | null> {
    const found = await this.#find(entity, signal)
    return !found || this.#untouched.has(entity) ? null : this.#keys(found, signal)
  }

  async *#rows(
    found: FoundEntity,
    statement: Statement,
    signal: AbortSignal,
  ): AsyncGenerator<ChangeBatch> {
    const batch = new BatchBuilder()
    const fields = [...found.columns.keys()]
    let row = 0
    for await (const { rows } of this.#reading.rows(statement, signal)) {
      for (const cells of rows) {
        row += 1
        takeRow(batch, found, fields, row, cells)
      }
      for (const full of batch.takeFull()) yield { ...full, gone: [] }
    }
    for (const rest of batch.takeAll()) yield { ...rest, gone: [] }
  }

  async *#keys(found: FoundEntity, signal: AbortSignal): AsyncGenerator<readonly RowKey[]> {
    const { key } = found.entity
    const columns = key.map((name) => found.columns.get(name) ?? name)
    const { dialect } = this.#reading.system
    const table = qualified(dialect, this.#schema, found.table)
    for await (const { rows } of this.#reading.rows(
      selectFrom(dialect, table, columns, []),
      signal,
    ))
      yield rows.map((cells) =>
        Object.fromEntries(
          key.map((name, at) => {
            const cell = cells[at] ?? null
            return [name, cell instanceof UnreadableCell ? null : cell]
          }),
        ),
      )
  }
}

const readOf = ({ table }: FoundEntity): SqlRead => ({ table, where: [] })
