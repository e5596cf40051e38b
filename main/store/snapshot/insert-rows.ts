/** Checked rows on their way into a staging. */
import type { Finding } from '@shared/contract/snapshot-calls'
import {
  type CanonicalRow,
  type CanonicalValue,
  canonicalEntities,
  entityNamed,
} from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import { type SqlValue, statement } from '../open-file'
import { isRepeatedKey } from '../sqlite-errors'
import { type HashInOrder, hashingOf } from './hash-in-order'
import { quoted } from './snapshot-schema'
import { StagedCells } from './staged-cells'
import { addFindings, rejectRow, type Staging, stage } from './staging'

/** A row on its way in: checked values, and where in the source they stood. */
export interface StagedRow {
  readonly row: number
  readonly values: CanonicalRow
  /** Key fields as the source has them where another code stands in the row; absent where none does. */
  readonly was?: CanonicalRow
}

/** Rows an INSERT carries: many enough to save most of its cost, few enough that an odd rest is soon done. */
const rowsAtOnce = 16

/** An INSERT of so many rows; `ordinal` is that of their source, and only said where it is not the first. */
export const insertion = (
  entity: Entity,
  rows: number,
  table = quoted(entity.name),
  ordinal = 0,
  verb = 'INSERT',
): string => {
  const names = [...entity.fields.map((f) => quoted(f.name)), 'source_row']
  const marks = names.map(() => '?')
  if (ordinal > 0) {
    names.push('source_ordinal')
    marks.push(String(ordinal))
  }
  const tuples = Array(rows)
    .fill(`(${marks.join(', ')})`)
    .join(', ')
  return `${verb} INTO ${table} (${names.join(', ')}) VALUES ${tuples}`
}

const fileValue = (value: CanonicalValue | undefined): SqlValue =>
  typeof value === 'boolean' ? Number(value) : (value ?? null)

/** Entities with fields that are true or false, which the file has as 1 and 0. */
const haveTruths = new Set(
  canonicalEntities.filter(({ fields }) => fields.some(({ kind }) => kind === 'boolean')),
)

/** The row's values as the file has them, in declared order. */
function fileValues(entity: Entity, staged: StagedRow): readonly SqlValue[] {
  if (staged instanceof StagedCells)
    return haveTruths.has(entity)
      ? staged.cells.map(fileValue)
      : (staged.cells as readonly SqlValue[])
  const { values } = staged
  return entity.fields.map(({ name }) => fileValue(values[name]))
}

/** The row's values in the order of an insertion. */
export const insertedValues = (entity: Entity, staged: StagedRow): SqlValue[] => [
  ...fileValues(entity, staged),
  staged.row,
]

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

/** Whether the key is one that a source of higher precedence has brought. */
function isOverruled(staging: Staging, entity: Entity, staged: StagedRow, ordinal: number) {
  if (ordinal === 0) return false
  const where = entity.key.map((name) => `${quoted(name)} = ?`).join(' AND ')
  const query = `SELECT source_ordinal FROM ${quoted(entity.name)} WHERE ${where}`
  const key = entity.key.map((name) => staged.values[name] as SqlValue)
  const found = statement(staging.open, query).get(...key) as { source_ordinal: number }
  return found.source_ordinal < ordinal
}

function insertOne(
  staging: Staging,
  entity: Entity,
  staged: StagedRow,
  ordinal: number,
  hashing: HashInOrder | undefined,
): boolean {
  const values = fileValues(entity, staged)
  try {
    stage(staging, insertion(entity, 1, undefined, ordinal), [...values, staged.row])
    hashing?.take(values)
    return true
  } catch (error) {
    if (!isRepeatedKey(error)) throw error
    if (isOverruled(staging, entity, staged, ordinal)) return false
    addFindings(staging, [repeatedKey(staging, entity, staged)])
    rejectRow(staging, entity.name, staged.row, staged.values)
    return false
  }
}

/**
 * Adds checked rows of one entity. Where a key comes again the first row stays; the later one is put aside with a
 * finding `key_repeated`, but where a source before this one (`ordinal` counts them from 0) has it, which then holds.
 * Answers how many went in. Throws DISK_FULL.
 */
export function insertRows(
  staging: Staging,
  name: string,
  rows: readonly StagedRow[],
  ordinal = 0,
): number {
  const entity = entityNamed(name)
  if (!entity) throw new RangeError(`not an entity of the data standard: ${name}`)
  const many = insertion(entity, rowsAtOnce, undefined, ordinal)
  const hashing = hashingOf(staging, entity)
  const width = entity.fields.length + 1
  // The same list for every statement: no row is copied but into it.
  const values: SqlValue[] = Array(rowsAtOnce * width).fill(null)
  let inserted = 0
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const end = start + rowsAtOnce
    if (end <= rows.length) {
      for (let at = start, to = 0; at < end; at += 1) {
        const row = rows[at]!
        for (const value of fileValues(entity, row)) values[to++] = value
        values[to++] = row.row
      }
      try {
        inserted += stage(staging, many, values)
        if (hashing)
          for (let at = start; at < end; at += 1) hashing.take(fileValues(entity, rows[at]!))
        continue
      } catch (error) {
        // The statement left nothing behind; its rows go one by one, so that the repeated ones are known.
        if (!isRepeatedKey(error)) throw error
      }
    }
    for (const row of rows.slice(start, end))
      if (insertOne(staging, entity, row, ordinal, hashing)) inserted += 1
  }
  return inserted
}
