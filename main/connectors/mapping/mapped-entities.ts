/** Canonical entities read through a mapping: what a connector with a mapping lists and reads. */
import type { Finding } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import { BatchBuilder } from '../batch-builder'
import type { RawBatch, SourceEntity } from '../connector'
import { findingAt } from '../finding-at'
import { compileExpression, type Scope } from './compile-expression'
import type { Evaluate } from './evaluate'
import { type MappedRows, MappedTables } from './mapped-tables'
import type { Mapping, Query } from './mapping-shape'
import { lookupsIn } from './parts-of-expression'
import type { TableRow, TableSource } from './table-source'
import { shownValue, UnfitValue } from './unfit-value'

export class MappedEntities {
  readonly #mapping: Mapping
  readonly #source: TableSource
  readonly #tables: MappedTables

  constructor(mapping: Mapping, source: TableSource) {
    this.#mapping = mapping
    this.#source = source
    this.#tables = new MappedTables(mapping, source)
  }

  /** What the mapping has queries for, in the order of the data standard, as of its latest file. */
  async list(): Promise<SourceEntity[]> {
    const listed: SourceEntity[] = []
    for (const { name } of canonicalEntities) {
      const queries = this.#mapping.entities[name]
      if (!queries) continue
      const sources = queries.flatMap(({ from }) => this.#tables.sourcesOf(from))
      const found = await Promise.all(sources.map((table) => this.#source.find(table)))
      const there = found.filter((place) => place !== null)
      const places = [...new Set(there.map(({ place }) => place))]
      const latest = there.flatMap(({ asOf }) => asOf ?? []).sort()
      listed.push({
        entity: name,
        place: places.join(' + ') || 'mapping',
        asOf: latest.at(-1) ?? null,
        total: null,
      })
    }
    return listed
  }

  /** Batches of the entity's rows, query after query. NOT_FOUND where the mapping has none. */
  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    const queries = this.#mapping.entities[entity]
    if (!queries) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const batch = new BatchBuilder()
    for (const query of queries) {
      const fields = Object.entries(query.fields)
      const lookups = fields.flatMap(([, expression]) => lookupsIn(expression))
      batch.problem(...(await this.#tables.prepare(lookups, entity, signal)))
      let filler: FieldFiller | null = null
      for await (const part of this.#tables.query(query, entity, signal)) {
        batch.problem(...part.problems)
        if (part.columns.length > 0) filler ??= new FieldFiller(query, part, entity, this.#tables)
        filler?.fill(part, batch)
        yield* batch.takeFull()
      }
    }
    yield* batch.takeAll()
  }
}

/** Fills the fields of an entity from the rows of one query. */
class FieldFiller {
  readonly #finding: ReturnType<typeof findingAt>
  readonly #fields: readonly { readonly name: string; readonly value: Evaluate }[]
  /** Columns that the source does not have: then no row can be filled. */
  readonly #missing: readonly Finding[]
  #said = false

  constructor(query: Query, { columns, place }: MappedRows, entity: string, tables: MappedTables) {
    this.#finding = findingAt(entity, place)
    const missing = new Set<string>()
    const scope: Scope = {
      index: (lookup) => tables.index(lookup),
      column: (name) => {
        const at = columns.lastIndexOf(name)
        if (at < 0) missing.add(name)
        return at
      },
    }
    this.#fields = Object.entries(query.fields).map(([name, expression]) => ({
      name,
      value: compileExpression(expression, scope),
    }))
    this.#missing = [...missing].map((field) =>
      this.#finding('error', 'column_missing', { field, expected: field }),
    )
  }

  fill({ rows }: MappedRows, batch: BatchBuilder): void {
    if (this.#missing.length > 0) {
      if (!this.#said) batch.problem(...this.#missing)
      this.#said = true
      return
    }
    for (const row of rows) this.#row(row, batch)
  }

  #row({ row, cells }: TableRow, batch: BatchBuilder): void {
    const values: Record<string, CanonicalValue> = {}
    const problems: Finding[] = []
    for (const { name, value } of this.#fields)
      try {
        values[name] = value(cells)
      } catch (error) {
        if (!(error instanceof UnfitValue)) throw error
        const about = { row, field: name, value: shownValue(error.value), expected: error.expected }
        problems.push(this.#finding('error', error.kind, about))
      }
    if (problems.length === 0) batch.row({ row, values })
    else batch.problem(...problems)
  }
}
