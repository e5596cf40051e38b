/** Where the engine gets its values: rows of canonical entities, already checked. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'

export interface PlanSource {
  rows(entity: string): Iterable<CanonicalRow>
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
