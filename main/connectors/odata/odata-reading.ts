/** Reads the rows of a set page by page, along the server's links or by key. */
import { answerInvalid } from '../reasons'
import type { Dialect } from './dialects'
import type { ODataClient } from './odata-client'
import { addressOf, allOf, beyondKey, type KeyProperties, type Query } from './odata-query'
import { type PageOptions, type RemoteRow, readPages } from './read-pages'

export interface ODataReading extends Pick<Dialect, 'pageSize' | 'countsUpTo' | 'tracksChanges'> {
  /** Property with the time of the last change; empty: looked for among the usual names. */
  readonly modified: string
  /** How far a mark in time reaches back, for clocks that differ and work that was not yet committed. */
  readonly overlapMinutes: number
  /** `links`: as the server pages; `keys`: by the last key seen, so that rows that come or go meanwhile neither repeat nor hide others, whatever the server does. */
  readonly paging: 'links' | 'keys'
}

/** A collection to read. */
export interface Collection extends KeyProperties {
  readonly set: string
  /** Of its service, below the root; the root's own where absent. */
  readonly service?: string
}

export type Asked = Omit<PageOptions, 'size' | 'track' | 'base'>

/** Pages of rows. `onDelta` asks the server to tell later what changed, and is shown the link. */
export async function* readRows(
  client: ODataClient,
  remote: Collection,
  { paging, pageSize, tracksChanges }: ODataReading,
  query: Query,
  signal: AbortSignal,
  asked: Asked = {},
): AsyncGenerator<readonly RemoteRow[]> {
  const { service = '', set, key } = remote
  const options = {
    ...asked,
    size: pageSize,
    base: service,
    track: tracksChanges && asked.onDelta !== undefined,
  }
  if (paging === 'keys' && key.length > 0) yield* readByKey(client, remote, query, options, signal)
  else yield* readPages(client, `${service}${addressOf(set, query)}`, options, signal)
}

async function* readByKey(
  client: ODataClient,
  remote: Collection,
  query: Query,
  { onDelta: _, onWithheld, ...options }: PageOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly RemoteRow[]> {
  const { service = '', set, key } = remote
  const select = [...new Set([...(query.select ?? []), ...key])]
  /** The last keys of the pages: one that comes again is of a server that answers the same whatever is asked. */
  const passed = new Set<string>()
  const pages = { ...options, track: false }
  let after: RemoteRow | undefined
  for (;;) {
    const beyond = after && beyondKey(remote, after)
    const filters = [query.filter, beyond].filter((part) => part !== undefined)
    const link = addressOf(set, {
      ...query,
      select,
      orderBy: key,
      top: options.size,
      ...(filters.length > 0 ? { filter: allOf(...filters) } : {}),
    })
    let last: RemoteRow | undefined
    // Later on, a refusal is none of the whole set.
    const asked = after === undefined ? { ...pages, onWithheld } : pages
    for await (const page of readPages(client, `${service}${link}`, asked, signal)) {
      last = page.at(-1) ?? last
      if (page.length === 0 || !last) continue
      const values = key.map((name) => last?.[name])
      if (values.some((value) => value === undefined || value === null))
        throw answerInvalid(client.address, 'not_as_expected', `${set} ${key.join()}`)
      const passing = JSON.stringify(values)
      if (passed.has(passing)) throw answerInvalid(client.address, 'links_in_a_circle', set)
      passed.add(passing)
      yield page
    }
    if (!last) return
    after = last
  }
}
