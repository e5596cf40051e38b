/** Rows of an answer as rows of an entity. */
import type { Finding } from '@shared/contract/contract-types'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { BatchBuilder } from '../batch-builder'
import { findingAt } from '../finding-at'
import type { RemoteSet } from './read-metadata'
import type { RemoteRow } from './read-pages'

/** Required fields that the set lacks: then no row can be valid. */
export function missingColumns({ entity, set, properties }: RemoteSet): Finding[] {
  return entity.fields
    .filter((field) => field.required && !properties.has(field.name))
    .map(({ name: field }) =>
      findingAt(entity.name, set)('error', 'column_missing', { field, expected: field }),
    )
}

/** Adds a row of the answer to the batch, or what is wrong with it. */
export function takeRow(
  batch: BatchBuilder,
  remote: RemoteSet,
  row: number,
  from: RemoteRow,
): void {
  const values: Record<string, CanonicalValue> = {}
  for (const [field, property] of remote.properties) {
    const value = from[property] ?? null
    if (typeof value === 'object' && value !== null) {
      const about = { row, field, value: JSON.stringify(value).slice(0, 200) }
      batch.problem(findingAt(remote.entity.name, remote.set)('error', 'row_broken', about))
      return
    }
    values[field] = plainValue(value)
  }
  batch.row({ row, values })
}

const plainValue = (value: unknown): CanonicalValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
