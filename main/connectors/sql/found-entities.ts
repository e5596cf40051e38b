/** Canonical entities that a schema holds as tables or views of their names. */
import { type CanonicalValue, canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'
import type { BatchBuilder } from '../batch-builder'
import { CellRow } from '../cell-row'
import { findingAt } from '../finding-at'
import type { SchemaTable } from './sql-reading'
import { type Cell, UnreadableCell } from './sql-session'

export interface FoundEntity {
  readonly entity: Entity
  readonly table: string
  readonly stored: boolean
  /** Column of each field that is there. */
  readonly columns: ReadonlyMap<string, string>
}

type Tables = ReadonlyMap<string, SchemaTable>

const known = new WeakMap<Tables, readonly FoundEntity[]>()

/** In the order of the data standard. Upper and lower case are the same. */
export function foundEntities(tables: Tables): readonly FoundEntity[] {
  const found = known.get(tables) ?? findEntities(tables)
  known.set(tables, found)
  return found
}

function findEntities(tables: Tables): readonly FoundEntity[] {
  const byName = new Map([...tables.values()].map((t) => [t.name.toLowerCase(), t]))
  return canonicalEntities.flatMap((entity) => {
    const table = byName.get(entity.name)
    if (!table) return []
    const there = new Map(table.columns.map((column) => [column.toLowerCase(), column]))
    const columns = new Map(
      entity.fields.flatMap(({ name }) => {
        const column = there.get(name)
        return column === undefined ? [] : [[name, column] as const]
      }),
    )
    return [{ entity, table: table.name, stored: table.stored, columns }]
  })
}

/** Required fields that the table has no column for. */
export const missingFields = ({ entity, columns }: FoundEntity): string[] =>
  entity.fields.filter((f) => f.required && !columns.has(f.name)).map(({ name }) => name)

/** Puts a row into the batch, or what is wrong with it. */
export function takeRow(
  batch: BatchBuilder,
  { entity, table }: FoundEntity,
  fields: readonly string[],
  row: number,
  cells: readonly Cell[],
): void {
  if (arePlain(cells)) {
    batch.row(new CellRow(row, fields, cells))
    return
  }
  const values: Record<string, CanonicalValue> = {}
  let unreadable: { readonly field: string; readonly value: string } | null = null
  for (const [at, field] of fields.entries()) {
    const cell = cells[at] ?? null
    if (cell instanceof UnreadableCell) unreadable ??= { field, value: cell.kind }
    else values[field] = cell
  }
  if (!unreadable) return
  const finding = findingAt(entity.name, table)('error', 'row_broken', { row, ...unreadable })
  batch.refuse({ row, values }, [finding])
}

function arePlain(cells: readonly Cell[]): cells is readonly CanonicalValue[] {
  for (const cell of cells) if (typeof cell === 'object' && cell !== null) return false
  return true
}
