/** Which column of a table holds which field of an entity. */
import type { Finding } from '@shared/contract/contract-types'
import type { Entity } from '@shared/model/entities/entity-shape'
import { findingAt } from '../finding-at'

export interface ColumnPlan {
  /** Column index and field name, in the table's order. */
  readonly wanted: readonly { readonly index: number; readonly name: string }[]
  readonly columns: number
  readonly problems: readonly Finding[]
  /** False where a required column is missing: then no row can be valid, and none is read. */
  readonly usable: boolean
}

/** `Sales Order`, `SalesOrder`, `sales-order` and `SALES_ORDER` are all `sales_order`. */
export const fieldNameOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .trim()
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')

/** Matches headings to the fields of `entity`: unknown and repeated headings are warnings, missing required fields are errors. */
export function matchColumns(
  entity: Entity,
  place: string,
  headings: readonly string[],
  row: number,
): ColumnPlan {
  const finding = findingAt(entity.name, place)
  const problems: Finding[] = []
  const found = new Map<string, number>()
  headings.forEach((heading, index) => {
    if (heading.trim() === '') return
    const name = fieldNameOf(heading)
    const known = entity.fields.some((f) => f.name === name) && !found.has(name)
    if (known) found.set(name, index)
    else {
      const field = heading.trim().slice(0, 200)
      problems.push(finding('warning', 'column_unknown', { row, field }))
    }
  })
  const missing = entity.fields.filter((f) => f.required && !found.has(f.name))
  for (const { name } of missing)
    problems.push(finding('error', 'column_missing', { row, field: name, expected: name }))
  const wanted = [...found].map(([name, index]) => ({ index, name }))
  return { wanted, columns: headings.length, problems, usable: missing.length === 0 }
}
