/** The rows of a snapshot, in key order. */
import {
  type CanonicalRow,
  type CanonicalValue,
  entityNamed,
} from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { behind, type ReadConnection } from '../open-file'
import { guarded, inOurWords } from '../sqlite-errors'
import { presentFields } from './present-fields'
import { keyColumns, quoted } from './snapshot-schema'

function declared(name: string): Entity {
  const entity = entityNamed(name)
  if (!entity) throw new RangeError(`not an entity of the data standard: ${name}`)
  return entity
}

/** Field → the values asked for, or the span they lie in, both ends included. */
export type FieldFilter = Readonly<
  Record<string, readonly string[] | { readonly from?: string; readonly to?: string }>
>

/** The condition of a filter and what it is bound to. A field the file does not have is empty in every row. */
function conditionOf(
  entity: Entity,
  present: ReadonlySet<string>,
  filter: FieldFilter,
): { where: string; values: string[] } {
  const values: string[] = []
  const parts = Object.entries(filter).map(([name, wanted]) => {
    if (!entity.fields.some((field) => field.name === name))
      throw new RangeError(`not a field of ${entity.name}: ${name}`)
    const column = present.has(name) ? quoted(name) : 'NULL'
    if (!('length' in wanted)) {
      const { from = '', to } = wanted
      values.push(from)
      if (to === undefined) return `${column} >= ?`
      values.push(to)
      return `${column} BETWEEN ? AND ?`
    }
    values.push(...wanted)
    return `${column} IN (${wanted.map(() => '?').join(', ')})`
  })
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values }
}

/** A statement of its own each time: two walks over one entity must not share one. */
function* rowsOf(
  db: ReadConnection,
  entity: Entity,
  fields: readonly string[],
  filter: FieldFilter = {},
): IterableIterator<CanonicalValue[]> {
  const open = behind(db)
  const { database, kind, file } = open
  try {
    const present = presentFields(open, entity)
    if (present.size === 0) return
    const columns = fields.map((name) => (present.has(name) ? quoted(name) : 'NULL')).join(', ')
    const { where, values } = conditionOf(entity, present, filter)
    const order = `ORDER BY ${keyColumns(entity)}`
    yield* database
      .prepare(`SELECT ${columns} FROM ${quoted(entity.name)} ${where} ${order}`)
      .raw()
      .iterate(...values) as IterableIterator<CanonicalValue[]>
  } catch (error) {
    throw inOurWords(error, kind, file)
  }
}

/** One array a row, values in the order of `fields`, booleans as 0 and 1: the quick way to read much. Throws SNAPSHOT_DAMAGED. */
export const readColumns = (
  db: ReadConnection,
  entity: string,
  fields: readonly string[],
): IterableIterator<CanonicalValue[]> => rowsOf(db, declared(entity), fields)

/** One object a row, by field name; only rows that pass the filter, where one is given. Throws SNAPSHOT_DAMAGED. */
export function* readRows(
  db: ReadConnection,
  name: string,
  filter: FieldFilter = {},
): IterableIterator<CanonicalRow> {
  const entity = declared(name)
  const fields = entity.fields.map((f) => f.name)
  const booleans = entity.fields.flatMap((f, i) => (f.kind === 'boolean' ? [i] : []))
  for (const values of rowsOf(db, entity, fields, filter)) {
    const row: CanonicalRow = {}
    for (let i = 0; i < fields.length; i += 1) row[fields[i]!] = values[i]!
    for (const i of booleans) row[fields[i]!] = values[i] === null ? null : values[i] === 1
    yield row
  }
}

/** How many rows the entity has. */
export function countRows(db: ReadConnection, name: string): number {
  const open = behind(db)
  const entity = declared(name)
  const query = `SELECT count(*) FROM ${quoted(entity.name)}`
  return guarded(open.kind, open.file, () =>
    presentFields(open, entity).size === 0
      ? 0
      : (open.database.prepare(query).pluck().get() as number),
  )
}

/** Line or ordinal in the source that a row came from; undefined where no row has this key. */
export function readSourceRow(
  db: ReadConnection,
  name: string,
  key: Readonly<Record<string, string | number>>,
): number | undefined {
  const entity = declared(name)
  const { database, kind, file } = behind(db)
  const where = entity.key.map((k) => `${quoted(k)} = ?`).join(' AND ')
  const query = `SELECT source_row FROM ${quoted(entity.name)} WHERE ${where}`
  return guarded(
    kind,
    file,
    () =>
      database
        .prepare(query)
        .pluck()
        .get(...entity.key.map((k) => key[k]!)) as number | undefined,
  )
}
