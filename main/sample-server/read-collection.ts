/** Answers requests for a collection, page by page, and for its count. */

import { entityJson, wantsDecimalText } from './entity-json'
import type { EntitySet } from './entity-sets'
import type { Condition } from './filter-to-sql'
import { readToken, rowsAfter, writeToken } from './page-token'
import { type QueryOptions, queryOptions } from './query-options'
import { preference, type ServiceAnswer, type ServiceRequest } from './service-request'
import type { SqlQueries } from './sql-queries'
import type { StoredRow } from './table-schema'
import {
  answerChanges,
  type ChangeTracking,
  deltaLink,
  lastChange,
  wantsTracking,
} from './track-changes'

export type NextLinkStyle = 'absolute' | 'host' | 'service'

const defaultPage = 500
const largestPage = 5_000

const where = (conditions: readonly (Condition | null)[]): Condition => {
  const set = conditions.filter((c) => c !== null)
  const sql = set.length > 0 ? ` WHERE ${set.map((c) => c.sql).join(' AND ')}` : ''
  return { sql, params: set.flatMap((c) => c.params) }
}

function countRows(queries: SqlQueries, set: EntitySet, options: QueryOptions): number {
  const { sql, params } = where([options.filter])
  return queries.number(`SELECT count(*) FROM "${set.name}"${sql}`, params)
}

/** The number of entities, as text. */
export function answerCount(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
): ServiceAnswer {
  const count = countRows(queries, set, queryOptions(set, request.query))
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(count) }
}

/** One page, with the link to the next where there are more. */
export function answerCollection(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  style: NextLinkStyle,
  tracking: ChangeTracking,
): ServiceAnswer {
  const changes = request.query.get('$deltatoken')
  if (changes !== null && tracking !== 'ignored')
    return answerChanges(queries, request, set, changes, tracking)
  const options = queryOptions(set, request.query)
  const token = options.skipToken === null ? null : readToken(options.skipToken, options.order)
  const wanted = Number(
    preference(request.headers, 'odata.maxpagesize') ?? preference(request.headers, 'maxpagesize'),
  )
  // Changes cannot be told of a part of the rows.
  const tracks =
    tracking !== 'ignored' && !request.query.has('$filter') && wantsTracking(request, set)
  const since = tracks ? (token?.since ?? lastChange(queries)) : undefined
  const page = wanted > 0 ? Math.min(wanted, largestPage) : defaultPage
  const left = token ? token.left : options.top
  const size = left === null ? page : Math.min(page, left)
  const rows = readRows(queries, set, options, token?.after ?? null, size)
  const more = rows.length > size
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const rest = left === null ? null : left - shown.length
  const body: Record<string, unknown> = { '@odata.context': `${request.root}$metadata#${set.name}` }
  if (options.count) body['@odata.count'] = countRows(queries, set, options)
  const decimalText = wantsDecimalText(request)
  body.value = shown.map((row) => entityJson(row, options.select, decimalText))
  if (more && last && rest !== 0)
    body['@odata.nextLink'] = nextLink(request, writeToken(last, options.order, rest, since), style)
  else if (since !== undefined) body['@odata.deltaLink'] = deltaLink(request, since)
  const applied = [
    ...(wanted > 0 ? [`odata.maxpagesize=${page}`] : []),
    ...(tracks ? ['odata.track-changes'] : []),
  ]
  return {
    status: 200,
    headers: {
      'content-type': `application/json;odata.metadata=minimal${decimalText ? ';IEEE754Compatible=true' : ''}`,
      ...(applied.length > 0 ? { 'preference-applied': applied.join(', ') } : {}),
    },
    body,
  }
}

/** One row more than `size`, to know whether there are more. */
function readRows(
  queries: SqlQueries,
  set: EntitySet,
  options: QueryOptions,
  after: readonly (string | number | null)[] | null,
  size: number,
): StoredRow[] {
  const { sql, params } = where([options.filter, after && rowsAfter(options.order, after)])
  const order = options.order.map((o) => `"${o.name}"${o.descending ? ' DESC' : ''}`).join()
  const skip = after ? 0 : options.skip
  return queries.rows(
    `SELECT * FROM "${set.name}"${sql} ORDER BY ${order} LIMIT ${size + 1} OFFSET ${skip}`,
    params,
  )
}

function nextLink(request: ServiceRequest, token: string, style: NextLinkStyle): string {
  const query = new URLSearchParams(request.query)
  for (const name of ['$top', '$skip', '$count', '$skiptoken']) query.delete(name)
  query.set('$skiptoken', token)
  const link = `${request.path}?${query}`
  if (style === 'service') return link
  return style === 'host' ? `${new URL(request.root).pathname}${link}` : `${request.root}${link}`
}
