/** Rows into tables of PostgreSQL, as a table has its columns; an empty text is no value. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'

export type Raw = Readonly<Record<string, string>>
type Row = Readonly<Record<string, string | number | boolean | null>>

const atOnce = 20_000

export const rawRows = (path: string): Raw[] =>
  parse(readFileSync(path), { columns: true, bom: true, relax_quotes: true })

export async function fillTable(
  client: pg.Client,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows
      .slice(at, at + atOnce)
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, v]) => [name, v === '' ? null : v])),
      )
    await client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(some)],
    )
  }
}
