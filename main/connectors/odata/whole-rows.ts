/** Rows of a delta may hold no more than what changed: those are read again, whole. */
import { batchSize } from '../batch-builder'
import { keyOfId } from './entity-id'
import type { ODataClient } from './odata-client'
import { addressOf, anyOf, type KeyProperties, sameKey } from './odata-query'
import { type RemoteRow, readPages } from './read-pages'

/** As many keys as an address holds without being refused for its length. */
const longestFilter = 1_500

export interface WholeRows {
  /** The rows of the page, in its order, with every property that is asked for. */
  readonly rows: readonly RemoteRow[]
  /** Those that are not there any more; a row of which nothing tells the key has an empty one. */
  readonly gone: readonly RemoteRow[]
}

/** The key of a row: by its own properties, else by its id; null where neither tells it. */
export function keyOfRow(key: readonly string[], row: RemoteRow): RemoteRow | null {
  if (key.every((name) => row[name] !== undefined && row[name] !== null)) return row
  return keyOfId(String(row['@odata.id'] ?? row['@id'] ?? row.id ?? ''), key)
}

/** Makes rows whole that lack a property of `select`. Errors as `readPages`. */
export async function wholeRows(
  client: ODataClient,
  { set, ...remote }: KeyProperties & { readonly set: string },
  select: readonly string[],
  page: readonly RemoteRow[],
  signal: AbortSignal,
): Promise<WholeRows> {
  const isPart = (row: RemoteRow) => select.some((name) => row[name] === undefined)
  const parts = page.filter(isPart)
  if (parts.length === 0) return { rows: page, gone: [] }
  const { key } = remote
  const nameOf = (row: RemoteRow) => JSON.stringify(key.map((name) => String(row[name])))
  const keys = parts.map((row) => keyOfRow(key, row))
  const found = new Map<string, RemoteRow>()
  const asked = [...new Set([...select, ...key])]
  const filters = keys.flatMap((row) => (row ? [sameKey(remote, row)] : []))
  for (const filter of inGroups(filters))
    for await (const rows of readPages(
      client,
      addressOf(set, { select: asked, filter }),
      { size: batchSize },
      signal,
    ))
      for (const row of rows) found.set(nameOf(row), row)
  const gone: RemoteRow[] = []
  const rows = page.flatMap((row) => {
    if (!isPart(row)) return [row]
    const own = keyOfRow(key, row)
    const whole = own && found.get(nameOf(own))
    if (!whole) gone.push(own ?? {})
    return whole ? [whole] : []
  })
  return { rows, gone }
}

function* inGroups(filters: readonly string[]): Generator<string> {
  let group: string[] = []
  let length = 0
  for (const filter of filters) {
    if (group.length > 0 && length + filter.length > longestFilter) {
      yield anyOf(...group)
      group = []
      length = 0
    }
    group.push(filter)
    length += filter.length
  }
  if (group.length > 0) yield anyOf(...group)
}
