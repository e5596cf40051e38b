/** Canonical entities read through a mapping: what a connector with a mapping lists and reads. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { BatchBuilder } from '../batch-builder'
import type { ChangeReading, RawBatch, SourceEntity } from '../connector'
import { FieldFiller } from './field-filler'
import { MappedChanges } from './mapped-changes'
import { MappedTables } from './mapped-tables'
import type { Mapping } from './mapping-shape'
import { lookupsOfFields } from './parts-of-expression'
import type { TableSource } from './table-source'

export class MappedEntities {
  readonly #mapping: Mapping
  readonly #source: TableSource
  readonly #tables: MappedTables
  readonly #changes: MappedChanges | null
  /** Entities by what changed; undefined where the source's tables can only be read whole. */
  readonly changes?: ChangeReading

  constructor(mapping: Mapping, source: TableSource) {
    this.#mapping = mapping
    this.#source = source
    this.#tables = new MappedTables(mapping, source)
    this.#changes = source.changes
      ? new MappedChanges(mapping, source, source.changes, this.#tables)
      : null
    if (this.#changes) this.changes = this.#changes
  }

  /** What the mapping has queries for, in the order of the data standard, as of its latest file. */
  async list(signal: AbortSignal): Promise<SourceEntity[]> {
    const listed: SourceEntity[] = []
    for (const { name } of canonicalEntities) {
      const queries = this.#mapping.entities[name]
      if (!queries) continue
      const sources = queries.flatMap(({ from }) => this.#tables.sourcesOf(from))
      const found = await Promise.all(sources.map((table) => this.#source.find(table, signal)))
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
    batch.problems(this.#changes?.takeProblems(entity) ?? [])
    for (const query of queries) {
      for await (const found of this.#tables.prepare(lookupsOfFields(query), entity, signal)) {
        batch.problems(found)
        yield* batch.takeFull()
      }
      let filler: FieldFiller | null = null
      for await (const part of this.#tables.query(query, entity, signal)) {
        batch.problems(part.problems)
        if (part.columns.length > 0) filler ??= new FieldFiller(query, part, entity, this.#tables)
        filler?.fill(part, batch)
        yield* batch.takeFull()
      }
    }
    yield* batch.takeAll()
  }
}
