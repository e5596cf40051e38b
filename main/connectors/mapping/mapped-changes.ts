/** Entities of a mapping read by what changed in the tables they come from. */
import { createHash } from 'node:crypto'
import type { Finding } from '@shared/contract/contract-types'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { z } from 'zod'
import { BatchBuilder } from '../batch-builder'
import type { ChangeBatch, ChangeReading, RowKey } from '../connector'
import { pause } from '../pause'
import { readMark } from '../read-mark'
import { FieldFiller } from './field-filler'
import type { MappedRows, MappedTables } from './mapped-tables'
import type { Mapping, Query } from './mapping-shape'
import { narrowed, type QueryWay, wayOf } from './straight-query'
import type { TableChangeReading, TableRows, TableSource } from './table-source'

const markShape = z.strictObject({
  /** Digest of the queries and of everything their lookups found. */
  rest: z.string(),
  /** Mark of each query's table; null where its rows are written in the mapping or the table is not there. */
  tables: z.array(z.string().nullable()),
})

/** Beyond so many an entity is read whole. */
const keptProblems = 10_000
/** Characters between two pauses. */
const longestWritten = 1 << 20

interface Way extends QueryWay {
  readonly query: Query
}

type Changed = AsyncIterable<TableRows> | null

/**
 * An entity is read by its changes where each of its queries' rows come straight from a table of the source that can
 * tell changes, and where everything its lookups find is as it was. Where rows are grouped or repeated, it is known
 * at least when nothing changed at all. Whatever else differs, `since` answers null.
 */
export class MappedChanges implements ChangeReading {
  readonly #mapping: Mapping
  readonly #source: TableSource
  readonly #tables: MappedTables
  readonly #changes: TableChangeReading
  /** Found while lookups were prepared, and not said yet. */
  readonly #problems = new Map<string, Finding[]>()
  readonly #rests = new Map<string, string>()
  /** Entities of which nothing is gone. */
  readonly #untouched = new Set<string>()

  constructor(
    mapping: Mapping,
    source: TableSource,
    changes: TableChangeReading,
    tables: MappedTables,
  ) {
    this.#mapping = mapping
    this.#source = source
    this.#changes = changes
    this.#tables = tables
  }

  /** What was found wrong in tables that are looked up, once. */
  takeProblems(entity: string): readonly Finding[] {
    const found = this.#problems.get(entity) ?? []
    this.#problems.delete(entity)
    return found
  }

  async mark(entity: string, signal: AbortSignal): Promise<string | null> {
    const ways = this.#waysOf(entity)
    if (!ways) return null
    const tables: (string | null)[] = []
    for (const { source, straight } of ways) {
      if (!straight && source && !this.#changes.tellsGone) return null
      if (!source || (await this.#source.find(source.table, signal)) === null) {
        tables.push(null)
        continue
      }
      const mark = await this.#changes.mark(source.table, signal)
      if (mark === null) return null
      tables.push(mark)
    }
    const rest = await this.#restOf(entity, ways, signal)
    if (rest === null) return null
    return JSON.stringify({ rest, tables } satisfies z.infer<typeof markShape>)
  }

  async since(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null> {
    const ways = this.#waysOf(entity)
    const last = readMark(markShape, mark)
    if (!ways || !last || last.tables.length !== ways.length) return null
    if (last.rest !== (await this.#restOf(entity, ways, signal))) return null
    const changed: Changed[] = []
    for (const [at, { source, straight }] of ways.entries()) {
      const before = last.tables[at] ?? null
      const there = source !== null && (await this.#source.find(source.table, signal)) !== null
      if (there !== (before !== null)) return null
      if (!there || before === null) {
        changed.push(null)
        continue
      }
      const rows = await this.#changes.since(source.table, before, signal)
      if (rows === null) return null
      if (straight) changed.push(rows)
      else if (await hasRows(rows)) return null
      else changed.push(null)
    }
    return this.#rows(entity, ways, changed, signal)
  }

  async keys(
    entity: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<readonly RowKey[]> | null> {
    const ways = this.#waysOf(entity)
    return !ways || this.#untouched.has(entity) ? null : this.#keys(entity, ways, signal)
  }

  async *#rows(
    entity: string,
    ways: readonly Way[],
    changed: readonly Changed[],
    signal: AbortSignal,
  ): AsyncGenerator<ChangeBatch> {
    const batch = new BatchBuilder()
    let touched = false
    for (const [at, { query }] of ways.entries()) {
      const rows = changed[at]
      if (!rows) continue
      const read = async function* () {
        for await (const part of rows) {
          touched ||= part.rows.length > 0 || part.broken.length > 0
          yield part
        }
      }
      let filler: FieldFiller | null = null
      for await (const part of this.#tables.query(query, entity, signal, read)) {
        batch.problems(part.problems)
        if (part.columns.length > 0) filler ??= new FieldFiller(query, part, entity, this.#tables)
        filler?.fill(part, batch)
        for (const full of batch.takeFull()) yield { ...full, gone: [] }
      }
    }
    for (const rest of batch.takeAll()) yield { ...rest, gone: [] }
    if (!touched && this.#changes.tellsGone) this.#untouched.add(entity)
  }

  /** Rows that were not straight did not change, so that their keys are made as the rows are. */
  async *#keys(
    entity: string,
    ways: readonly Way[],
    signal: AbortSignal,
  ): AsyncGenerator<readonly RowKey[]> {
    const key = entityNamed(entity)?.key ?? []
    for (const way of ways) {
      const fields = Object.fromEntries(key.map((name) => [name, way.query.fields[name] ?? name]))
      const batch = new BatchBuilder()
      let filler: FieldFiller | null = null
      for await (const part of this.#keyRows(entity, way, Object.values(fields), signal)) {
        if (part.columns.length > 0)
          filler ??= new FieldFiller({ fields }, part, entity, this.#tables)
        filler?.fill(part, batch)
        for (const { rows } of batch.takeFull()) yield rows.map(({ values }) => values)
      }
      for (const { rows } of batch.takeAll()) yield rows.map(({ values }) => values)
    }
  }

  #keyRows(
    entity: string,
    way: Way,
    fields: readonly Query['fields'][string][],
    signal: AbortSignal,
  ): AsyncGenerator<MappedRows> {
    if (!way.source || !way.straight) return this.#tables.query(way.query, entity, signal)
    const { steps, columns } = narrowed(way, fields)
    const { name, table } = way.source
    const read = () => this.#source.read(table, signal, columns)
    let rows = this.#tables.sourceRows(name, table, entity, signal, read)
    for (const step of steps) rows = this.#tables.stepped(rows, step, entity, signal)
    return rows
  }

  #waysOf(entity: string): Way[] | null {
    const queries = this.#mapping.entities[entity]
    return queries?.map((query) => ({ ...wayOf(this.#mapping, query), query })) ?? null
  }

  /** Read once a pull: what `read` and `since` look up is what the mark tells of. Null where too much is wrong with it to be kept until it is said. */
  async #restOf(entity: string, ways: readonly Way[], signal: AbortSignal): Promise<string | null> {
    const known = this.#rests.get(entity)
    if (known !== undefined) return known
    const hash = createHash('sha256')
    hash.update(JSON.stringify([this.#mapping.tables, ways.map(({ query }) => query)]))
    const lookups = ways.flatMap((way) => way.lookups)
    const prepared = this.#tables.prepared()
    const problems: Finding[] = []
    for await (const found of this.#tables.prepare(lookups, entity, signal)) {
      if (problems.length + found.length > keptProblems) {
        this.#tables.forget(prepared)
        return null
      }
      for (const problem of found) problems.push(problem)
    }
    this.#problems.set(entity, problems)
    hash.update(JSON.stringify(problems))
    for (const lookup of lookups) {
      const { columns, rows } = this.#tables.index(lookup)
      hash.update(JSON.stringify([lookup.table, columns]))
      let written = ''
      for (const row of rows) {
        written += JSON.stringify(row)
        if (written.length < longestWritten) continue
        hash.update(written)
        written = ''
        await pause(signal)
      }
      hash.update(written)
    }
    const rest = hash.digest('hex')
    this.#rests.set(entity, rest)
    return rest
  }
}

async function hasRows(parts: AsyncIterable<TableRows>): Promise<boolean> {
  for await (const { rows, broken } of parts) if (rows.length + broken.length > 0) return true
  return false
}
