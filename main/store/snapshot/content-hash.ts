/** What a snapshot's contents hash to: the same rows give the same hash, wherever and in whatever order they came from. */

import { createHash } from 'node:crypto'
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { canonicalJson, sha256 } from '../canonical-json'
import type { OpenFile } from '../open-file'
import { presentFields } from './present-fields'
import { keyColumns, quoted } from './snapshot-schema'

/** Rows hashed between two yields: a few milliseconds of work. */
const rowsATurn = 4096

/**
 * Hash of an entity's rows in key order, where they came from left out, and how many. Yields now and then. `seen` is
 * shown each row: the values of the fields the file has, in declared order.
 */
export function* hashEntity(
  open: OpenFile,
  entity: Entity,
  seen?: (row: readonly CanonicalValue[]) => void,
): Generator<void, { hash: string; rows: number }> {
  const present = presentFields(open, entity)
  const columns = entity.fields
    .filter(({ name }) => present.has(name))
    .map(({ name }) => quoted(name))
    .join(', ')
  const hash = createHash('sha256')
  let rows = 0
  let part = ''
  const query = `SELECT ${columns} FROM ${quoted(entity.name)} ORDER BY ${keyColumns(entity)}`
  for (const row of open.database.prepare(query).raw().iterate()) {
    seen?.(row as CanonicalValue[])
    part += `${JSON.stringify(row)}\n`
    rows += 1
    if (rows % rowsATurn === 0) {
      hash.update(part)
      part = ''
      yield
    }
  }
  return { hash: hash.update(part).digest('hex'), rows }
}

/** Hash of the whole snapshot from those of its entities. */
export const hashSnapshot = (
  asOf: string,
  entities: readonly { readonly entity: string; readonly rows: number; readonly hash: string }[],
): string =>
  sha256(
    canonicalJson({
      asOf,
      entities: entities.map(({ entity, rows, hash }) => [entity, rows, hash]),
    }),
  )

/** Canonical entities of these names, in the order of the data standard. */
export const inOrder = (names: ReadonlySet<string>): Entity[] =>
  canonicalEntities.filter((e) => names.has(e.name))
