/** Reads the rows of a set page by page, along the server's links or by key. */
import { batchSize } from '../batch-builder'
import type { ODataClient } from './odata-client'
import { addressOf, allOf, anyOf, compare, type Query } from './odata-query'
import type { RemoteSet } from './read-metadata'
import { type RemoteRow, readPages } from './read-pages'

export interface ODataReading {
  /** Property with the time of the last change; empty: looked for among the usual names. */
  readonly modified: string
  /** How far a mark in time reaches back, for clocks that differ and work that was not yet committed. */
  readonly overlapMinutes: number
  /** `links`: as the server pages; `keys`: by the last key seen, so that rows that come or go meanwhile neither repeat nor hide others, whatever the server does. */
  readonly paging: 'links' | 'keys'
}

/** Pages of rows. `onDelta` asks the server to tell later what changed, and is shown the link. */
export async function* readRows(
  client: ODataClient,
  remote: RemoteSet,
  { paging }: Pick<ODataReading, 'paging'>,
  query: Query,
  signal: AbortSignal,
  onDelta?: (link: string) => void,
): AsyncGenerator<readonly RemoteRow[]> {
  if (paging === 'keys' && remote.key.length > 0) {
    yield* readByKey(client, remote, query, signal)
    return
  }
  const tracking = onDelta ? { track: true, onDelta } : {}
  yield* readPages(client, addressOf(remote.set, query), { size: batchSize, ...tracking }, signal)
}

async function* readByKey(
  client: ODataClient,
  { set, key, unquoted }: RemoteSet,
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const select = [...new Set([...(query.select ?? []), ...key])]
  let after: RemoteRow | undefined
  for (;;) {
    const beyond = after && beyondKey(key, unquoted, after)
    const filters = [query.filter, beyond].filter((part) => part !== undefined)
    const link = addressOf(set, {
      select,
      orderBy: key,
      top: batchSize,
      ...(filters.length > 0 ? { filter: allOf(...filters) } : {}),
    })
    let last: RemoteRow | undefined
    for await (const page of readPages(client, link, { size: batchSize }, signal)) {
      yield page
      last = page.at(-1) ?? last
    }
    if (!last) return
    after = last
  }
}

/** The rows after one, in the order of the key. */
function beyondKey(key: readonly string[], unquoted: ReadonlySet<string>, row: RemoteRow): string {
  const is = (name: string, sign: 'eq' | 'gt'): string =>
    unquoted.has(name) ? `${name} ${sign} ${row[name]}` : compare(name, sign, String(row[name]))
  return anyOf(
    ...key.map((name, index) =>
      allOf(...key.slice(0, index).map((equal) => is(equal, 'eq')), is(name, 'gt')),
    ),
  )
}
