/** The rows of the snapshot that a figure was read from, gathered and added up. */
import type { SourceRow, SourceRows } from '@shared/contract/why-calls'
import { type CanonicalRow, entityNamed } from '@shared/model/entities/canonical-entities'
import { demandKey } from '../model/plan-lines'
import type { PlanModel } from '../plan/plan-model'
import type { RowFilter } from '../source/plan-source'
import type { TraceSource } from './trace-source'

/** Rows listed; count and sum tell of all. */
const mostRows = 50
/** Codes that a filter names one by one. */
const mostNamed = 400

export interface FoundRow {
  readonly entity: string
  readonly row: CanonicalRow
  readonly value: number
  /** Fields to show besides the key; of other rows too, such as the opportunity of a line. */
  readonly fields: Readonly<Record<string, CanonicalRow[string]>>
}

/** By entity, the rows that count most first. Entities of which nothing was found are left out. */
export function gatherRows(source: TraceSource, found: Iterable<FoundRow>): SourceRows[] {
  const byEntity = new Map<string, { count: number; sum: number; rows: SourceRow[] }>()
  for (const { entity, row, value, fields } of found) {
    const group = byEntity.get(entity) ?? { count: 0, sum: 0, rows: [] }
    byEntity.set(entity, group)
    group.count += 1
    group.sum += value
    group.rows.push({ key: keyOf(entity, row), fields: { ...fields }, value })
    // Cut now and then, so that a total of many rows stays small.
    if (group.rows.length > mostRows * 20) group.rows = largest(group.rows)
  }
  return [...byEntity].map(([entity, { count, sum, rows }]) => {
    const stamp = source.stampOf(entity)
    return {
      entity,
      connection: stamp?.connection ?? '',
      place: stamp?.place ?? '',
      asOf: stamp?.asOf ?? '',
      count,
      sum,
      rows: largest(rows),
    }
  })
}

const largest = (rows: SourceRow[]): SourceRow[] =>
  rows.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, mostRows)

const keyOf = (entity: string, row: CanonicalRow): SourceRow['key'] =>
  Object.fromEntries(
    (entityNamed(entity)?.key ?? []).map((field) => {
      const value = row[field]
      return [field, typeof value === 'number' ? value : String(value ?? '')]
    }),
  )

export const fieldsOf = (row: CanonicalRow, names: readonly string[]): FoundRow['fields'] =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))

const distinct = (values: Iterable<string>): readonly string[] => [...new Set(values)]

const named = (field: string, codes: readonly string[]): RowFilter =>
  codes.length <= mostNamed ? { [field]: codes } : {}

/** Demand lines as a filter on item and customer, and as the test of a row. */
export function demandFilter(model: PlanModel, lines: readonly number[]) {
  const of = lines.map((line) => model.demandLines[line]!)
  const keys = new Set(of.map(({ key }) => key))
  const items = named('item', distinct(of.map(({ item }) => item.item)))
  return {
    items,
    filter: { ...items, ...named('customer', distinct(of.map((l) => l.customer.customer))) },
    has: (item: string, customer: string): boolean => keys.has(demandKey(item, customer)),
  }
}

/** Supply lines as a filter on item, and as the test of a row: what is at a site without a line counts at the item's first. */
export function supplyFilter(model: PlanModel, lines: readonly number[]) {
  const wanted = new Set(lines)
  const items = distinct(lines.map((line) => model.supplyLines[line]!.item.item))
  return {
    filter: named('item', items),
    has(item: string, site: string): boolean {
      const of = model.supplyOfItem.get(item) ?? []
      const line = of.find((l) => model.supplyLines[l]?.site === site) ?? of[0]
      return line !== undefined && wanted.has(line)
    },
  }
}
