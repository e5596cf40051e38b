/** Paging by the last row seen, so that rows that come or go between pages neither repeat nor hide others. */
import { z } from 'zod'
import type { Condition } from './filter-to-sql'
import type { Order } from './query-options'
import { RequestRefused } from './service-request'
import type { SqlValue, StoredRow } from './table-schema'

const tokenShape = z.strictObject({
  /** Values of the last row, in the order's columns. */
  after: z.array(z.union([z.string(), z.number(), z.null()])),
  /** What is left of `$top`. */
  left: z.number().nullable(),
  /** Last change before the first page, where the client wants to know what changes from then on. */
  since: z.number().int().optional(),
})
export type PageToken = z.infer<typeof tokenShape>

/** The token as it stands in a next link. */
export const writeToken = (
  row: StoredRow,
  order: readonly Order[],
  left: number | null,
  since?: number,
): string =>
  Buffer.from(
    JSON.stringify({ after: order.map((o) => row[o.name] ?? null), left, since }),
  ).toString('base64url')

/** What `writeToken` wrote; 400 where it is something else. */
export function readToken(text: string, order: readonly Order[]): PageToken {
  try {
    const token = tokenShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (token.after.length === order.length) return token
  } catch {
    // Said below.
  }
  throw new RequestRefused(400, '$skiptoken is not one of this query')
}

/** The rows that come after a row: for one of the order's columns beyond it, and equal in those before. Nulls sort first. */
export function rowsAfter(order: readonly Order[], after: readonly SqlValue[]): Condition {
  const cases: string[] = []
  const params: SqlValue[] = []
  order.forEach(({ name, descending }, index) => {
    const value = after[index] ?? null
    if (descending && value === null) return
    const column = `"${name}"`
    const beyond =
      value === null
        ? `${column} IS NOT NULL`
        : descending
          ? `(${column} < ? OR ${column} IS NULL)`
          : `${column} > ?`
    const equal = order.slice(0, index).map((o) => `"${o.name}" IS ?`)
    cases.push(`(${[...equal, beyond].join(' AND ')})`)
    params.push(...after.slice(0, index))
    if (value !== null) params.push(value)
  })
  return { sql: `(${cases.length > 0 ? cases.join(' OR ') : '0'})`, params }
}
