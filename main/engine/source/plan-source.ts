/** Where the engine gets its values: rows of canonical entities, already checked. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { OrderSummary } from '@shared/model/orders/order-summary'

/** Field → the values asked for, or the span they lie in, both ends included. */
export type RowFilter = Readonly<
  Record<string, readonly string[] | { readonly from?: string; readonly to?: string }>
>

export interface PlanSource {
  /** Rows of an entity; those that pass the filter, where one is given. Only traces filter. */
  rows(entity: string, filter?: RowFilter): Iterable<CanonicalRow>
  /** Its order lines added up, where it has that ready; in key order. */
  orderSummaries?(): Iterable<OrderSummary>
}

/** The text of a field; empty where there is none. */
export const textOf = (row: CanonicalRow, field: string): string => {
  const value = row[field]
  return value === null || value === undefined ? '' : String(value)
}

/** The number of a field; 0 where there is none. */
export const numberOf = (row: CanonicalRow, field: string): number => {
  const value = row[field]
  return typeof value === 'number' ? value : Number(value ?? 0)
}
