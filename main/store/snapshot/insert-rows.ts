/** Checked rows on their way into a staging. */
import type { Finding } from '@shared/contract/snapshot-calls'
import { type CanonicalRow, entityNamed } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { SqlValue } from '../open-file'
import { isRepeatedKey } from '../sqlite-errors'
import { quoted } from './snapshot-schema'
import { addFindings, rejectRow, type Staging, stage } from './staging'

/** A row on its way in: checked values, and where in the source they stood. */
export interface StagedRow {
  readonly row: number
  readonly values: CanonicalRow
}

/** Rows an INSERT carries: many enough to save most of its cost, few enough that an odd rest is soon done. */
const rowsAtOnce = 16

const insertion = (entity: Entity, rows: number): string => {
  const names = [...entity.fields.map((f) => quoted(f.name)), 'source_row']
  const tuple = `(${names.map(() => '?').join(', ')})`
  const tuples = Array(rows).fill(tuple).join(', ')
  return `INSERT INTO ${quoted(entity.name)} (${names.join(', ')}) VALUES ${tuples}`
}

function appendValues(values: SqlValue[], entity: Entity, staged: StagedRow): void {
  for (const field of entity.fields) {
    const value = staged.values[field.name] ?? null
    values.push(typeof value === 'boolean' ? Number(value) : value)
  }
  values.push(staged.row)
}

function repeatedKey(staging: Staging, entity: Entity, staged: StagedRow): Finding {
  const source = staging.sources.get(entity.name)
  return {
    severity: 'error',
    kind: 'key_repeated',
    connection: source?.connection ?? '',
    entity: entity.name,
    place: source?.place ?? '',
    row: staged.row,
    field: entity.key.join(', '),
    value: entity.key.map((k) => String(staged.values[k])).join(', '),
    expected: null,
  }
}

function insertOne(staging: Staging, entity: Entity, staged: StagedRow): boolean {
  const values: SqlValue[] = []
  appendValues(values, entity, staged)
  try {
    stage(staging, insertion(entity, 1), values)
    return true
  } catch (error) {
    if (!isRepeatedKey(error)) throw error
    addFindings(staging, [repeatedKey(staging, entity, staged)])
    rejectRow(staging, entity.name, staged.row, staged.values)
    return false
  }
}

/**
 * Adds checked rows of one entity. Where a key comes again the first row stays; the later one is put aside with a
 * finding `key_repeated`. Answers how many went in. Throws DISK_FULL.
 */
export function insertRows(staging: Staging, name: string, rows: readonly StagedRow[]): number {
  const entity = entityNamed(name)
  if (!entity) throw new RangeError(`not an entity of the data standard: ${name}`)
  const many = insertion(entity, rowsAtOnce)
  let inserted = 0
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const part = rows.slice(start, start + rowsAtOnce)
    if (part.length === rowsAtOnce) {
      const values: SqlValue[] = []
      for (const row of part) appendValues(values, entity, row)
      try {
        inserted += stage(staging, many, values)
        continue
      } catch (error) {
        // The statement left nothing behind; its rows go one by one, so that the repeated ones are known.
        if (!isRepeatedKey(error)) throw error
      }
    }
    for (const row of part) if (insertOne(staging, entity, row)) inserted += 1
  }
  return inserted
}
