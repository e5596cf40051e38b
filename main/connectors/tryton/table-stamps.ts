/**
 * What changed in a table, by the stamps Tryton gives every record. Deletions leave no stamp: the keys of all rows are
 * compared. The stamp is that of the start of the writing transaction, so what is asked for reaches back further than
 * the last one that was seen.
 */
import { z } from 'zod'
import type { SourceTable } from '../mapping/mapping-shape'
import type { TableChangeReading, TableRows } from '../mapping/table-source'
import type { ModelCatalogue } from './model-catalogue'
import { type RecordsTable, trytonTable } from './read-words'
import type { TrytonClient } from './tryton-client'
import { asStamp, plainValue } from './tryton-values'

type ReadRows = (
  table: RecordsTable,
  domain: RecordsTable['domain'],
  signal: AbortSignal,
) => AsyncIterable<TableRows>

const jsonDomain = z.array(z.json())
const markShape = z.iso.datetime({ local: true })
/** Minutes that a writing transaction may have been open for. */
const overlapMinutes = 15
const beginning = '1970-01-01T00:00:00'

export class TableStamps implements TableChangeReading {
  readonly tellsGone = false
  readonly #client: TrytonClient
  readonly #catalogue: ModelCatalogue
  readonly #read: ReadRows

  constructor(client: TrytonClient, catalogue: ModelCatalogue, read: ReadRows) {
    this.#client = client
    this.#catalogue = catalogue
    this.#read = read
  }

  /** The latest stamp of the table's model and of those its fields come from, less the overlap. */
  async mark(given: SourceTable, signal: AbortSignal): Promise<string | null> {
    const ways = await this.#waysOf(given, signal)
    if (!ways) return null
    let latest = beginning
    for (const model of new Set(ways.models)) {
      const stamp = await this.#latest(model, signal)
      if (stamp > latest) latest = stamp
    }
    return earlier(latest)
  }

  async since(
    given: SourceTable,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<TableRows> | null> {
    const ways = await this.#waysOf(given, signal)
    if (!ways || !markShape.safeParse(mark).success) return null
    const changed = ['', ...ways.paths].map((path) => stampedSince(path, mark))
    return this.#read(ways.table, [ways.table.domain, ['OR', ...jsonDomain.parse(changed)]], signal)
  }

  async #waysOf(given: SourceTable, signal: AbortSignal) {
    const table = trytonTable(given)
    if ('calendar' in table || !table.stored || table.per) return null
    const types = await this.#catalogue.fieldsThere(table.model, table.fields, signal)
    const asked = [...types.keys(), ...namesIn(table.domain)]
    const ways = await this.#catalogue.ways(table.model, asked, signal)
    return ways && { table, paths: [...ways.keys()], models: [table.model, ...ways.values()] }
  }

  async #latest(model: string, signal: AbortSignal): Promise<string> {
    const stamps = await Promise.all(
      ['write_date', 'create_date'].map(async (field) => {
        const search = {
          domain: [[field, '!=', null]],
          fields: [field],
          order: [[field, 'DESC']] as const,
          limit: 1,
        }
        const [row] = await this.#client.searchRead(model, search, signal)
        return String(plainValue(row?.[field]) ?? beginning)
      }),
    )
    return stamps.sort().at(-1) ?? beginning
  }
}

/** The fields that conditions are about. */
function namesIn(domain: unknown): string[] {
  if (!Array.isArray(domain)) return []
  const [name, sign] = domain
  if (typeof name === 'string' && typeof sign === 'string') return [name]
  return domain.flatMap(namesIn)
}

/** The condition that a record, or one it leads to, was made or written since. `write_date` stays empty until the first writing. */
function stampedSince(path: string, mark: string) {
  const field = (name: string) => (path === '' ? name : `${path}.${name}`)
  return [
    'OR',
    [field('write_date'), '>=', asStamp(mark)],
    [field('create_date'), '>=', asStamp(mark)],
  ]
}

/** A stamp in the server's own clock, some minutes earlier. */
function earlier(stamp: string): string {
  const time = new Date(`${stamp.slice(0, 19)}Z`).getTime() - overlapMinutes * 60_000
  return new Date(time).toISOString().slice(0, 19)
}
