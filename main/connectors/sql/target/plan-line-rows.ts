/** The plan lines that the tables hold, and how ours are written there: all under the figures that were read, or none. */
import type { PublishedLine } from '@shared/contract/contract-types'
import { lineKey } from '../../connector'
import type { PostgresClient } from '../drivers/postgres-client'

const columnsOf = (lines: readonly PublishedLine[]) => [
  lines.map((line) => line.measure),
  lines.map((line) => line.item),
  lines.map((line) => line.customer ?? ''),
  lines.map((line) => line.site ?? ''),
  lines.map((line) => line.month),
]
const ours = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]`
const sameLine = `t.measure = o.measure AND t.item = o.item AND t.customer = o.customer
  AND t.site = o.site AND t.month = o.month`

/** Quantities that the table holds for `lines`, by `lineKey`. */
export async function readHeldLines(
  client: PostgresClient,
  table: string,
  lines: readonly PublishedLine[],
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const { rows } = await client.query(
    `SELECT o.measure, o.item, o.customer, o.site, o.month, t.quantity
      FROM ${ours}) AS o (measure, item, customer, site, month) JOIN ${table} t ON ${sameLine}`,
    signal,
    columnsOf(lines),
  )
  return new Map(
    rows.map(([measure, item, customer, site, month, quantity]) => [
      lineKey({
        measure: measure ?? '',
        item: item ?? '',
        customer: customer ?? null,
        site: site ?? null,
        month: month ?? '',
      }),
      Number(quantity),
    ]),
  )
}

/** Writes `lines` within the open transaction, those held under the quantity that was read; false where somebody changed one meanwhile. */
export async function writeLines(
  client: PostgresClient,
  table: string,
  lines: readonly PublishedLine[],
  held: ReadonlyMap<string, number>,
  decision: string,
  signal: AbortSignal,
): Promise<boolean> {
  const known = lines.filter((line) => held.has(lineKey(line)))
  const fresh = lines.filter((line) => !held.has(lineKey(line)))
  const updated = await client.query(
    `UPDATE ${table} t SET quantity = o.quantity, decision = $8
      FROM ${ours}, $6::numeric[], $7::float8[]) AS o (measure, item, customer, site, month, quantity, held)
      WHERE ${sameLine} AND t.quantity::float8 = o.held`,
    signal,
    [
      ...columnsOf(known),
      known.map((line) => line.quantity),
      known.map((line) => held.get(lineKey(line)) ?? null),
      decision,
    ],
  )
  if (updated.rowCount !== known.length) return false
  const inserted = await client.query(
    `INSERT INTO ${table} (measure, item, customer, site, month, quantity, decision)
      SELECT o.*, $7 FROM ${ours}, $6::numeric[]) AS o (measure, item, customer, site, month, quantity)
      ON CONFLICT DO NOTHING`,
    signal,
    [...columnsOf(fresh), fresh.map((line) => line.quantity), decision],
  )
  return inserted.rowCount === fresh.length
}
