/** Rows of the sample company, for systems that hold parts of it. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'

const sampleCompany = resolve(import.meta.dirname, '../../../resources/sample-company')

export type SampleRow = Readonly<Record<string, string>>

/** Rows of a table of the sample company: `crm/opportunity`. */
export const sampleRows = (name: string): SampleRow[] =>
  parse(readFileSync(join(sampleCompany, `${name}.csv`)), { columns: true, bom: true })

/** Null where the sample has nothing. */
export const number = (value: string | undefined): number | null => (value ? Number(value) : null)
export const textOrNull = (value: string | undefined): string | null => value || null

/** Rows that belong together, in their order: the lines of an order. */
export function together(rows: readonly SampleRow[], field: string): SampleRow[][] {
  const groups = new Map<string, SampleRow[]>()
  for (const row of rows) {
    const group = groups.get(row[field] ?? '')
    if (group) group.push(row)
    else groups.set(row[field] ?? '', [row])
  }
  return [...groups.values()]
}
