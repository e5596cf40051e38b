/** Queries, page by page, as records in JSON. */
import type { PeerField, PeerObject } from './peer-schema'
import { type PeerStore, Refusal } from './peer-store'
import { translate } from './soql-to-sql'

export interface QueryAnswer {
  readonly totalSize: number
  readonly done: boolean
  readonly nextRecordsUrl?: string
  readonly records: readonly object[]
}

interface Cursor {
  readonly records: readonly object[]
}

/** A value as JSON has it. */
export function shown(value: unknown, type: PeerField['type']): unknown {
  if (value === null) return null
  return type === 'boolean' ? value === 1 : value
}

export class PeerQueries {
  readonly #store: PeerStore
  readonly #version: string
  readonly #cursors = new Map<string, Cursor>()

  constructor(store: PeerStore, version: string) {
    this.#store = store
    this.#version = version
  }

  start(soql: string, all: boolean, pageSize: number): QueryAnswer {
    const { sql, fields, object, counts } = translate(this.#store, soql, all)
    const rows = this.#store.db.prepare(sql).raw().all() as unknown[][]
    if (counts) return { totalSize: Number(rows[0]?.[0] ?? 0), done: true, records: [] }
    const records = rows.map((row) => this.#record(object, fields, row))
    // The cursor holds what was there when it was opened.
    const id = `01gEk${String(this.#cursors.size + 1).padStart(10, '0')}AAA`
    this.#cursors.set(id, { records })
    return this.#page(id, 0, pageSize)
  }

  /** `locator` is `<cursor>-<from>`. */
  more(locator: string, pageSize: number): QueryAnswer {
    const [id = '', from = ''] = locator.split('-')
    if (!this.#cursors.has(id))
      throw new Refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator')
    return this.#page(id, Number(from), pageSize)
  }

  #page(id: string, from: number, pageSize: number): QueryAnswer {
    const { records } = this.#cursors.get(id)!
    const end = from + pageSize
    const done = end >= records.length
    return {
      totalSize: records.length,
      done,
      ...(done ? {} : { nextRecordsUrl: `/services/data/v${this.#version}/query/${id}-${end}` }),
      records: records.slice(from, end),
    }
  }

  #record(
    object: PeerObject,
    fields: readonly { readonly path: readonly string[]; readonly type: PeerField['type'] }[],
    row: readonly unknown[],
  ): object {
    const record: Record<string, unknown> = {
      attributes: attributes(object, this.#version, row[0]),
    }
    for (const [index, { path, type }] of fields.entries()) {
      let at = record
      for (const name of path.slice(0, -1)) {
        at[name] ??= { attributes: { type: name } }
        at = at[name] as Record<string, unknown>
      }
      at[path.at(-1) ?? ''] = shown(row[index] ?? null, type)
    }
    return record
  }
}

const attributes = (object: PeerObject, version: string, id: unknown) => ({
  type: object.name,
  url: `/services/data/v${version}/sobjects/${object.name}/${String(id)}`,
})
