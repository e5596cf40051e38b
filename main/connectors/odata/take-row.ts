/** Rows of an answer as rows of an entity. */
import type { Finding } from '@shared/contract/contract-types'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { BatchBuilder } from '../batch-builder'
import { CellRow } from '../cell-row'
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

/** The same list for all rows of a set. */
const fieldLists = new WeakMap<RemoteSet['properties'], readonly string[]>()

function fieldsOf(properties: RemoteSet['properties']): readonly string[] {
  const fields = fieldLists.get(properties) ?? [...properties.keys()]
  fieldLists.set(properties, fields)
  return fields
}

/** Adds a row of the answer to the batch, or what is wrong with it. */
export function takeRow(
  batch: BatchBuilder,
  { entity, set, properties }: RemoteSet,
  row: number,
  from: RemoteRow,
): void {
  const cells: CanonicalValue[] = []
  for (const [field, property] of properties) {
    const value = from[property] ?? null
    if (typeof value === 'object' && value !== null) {
      const about = { row, field, value: JSON.stringify(value).slice(0, 200) }
      batch.problem(findingAt(entity.name, set)('error', 'row_broken', about))
      return
    }
    cells.push(plainValue(value))
  }
  batch.row(new CellRow(row, fieldsOf(properties), cells))
}

const plainValue = (value: unknown): CanonicalValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
