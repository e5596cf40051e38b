/** One thing that changed between two snapshots, in the words of the plan. */

import type { DataChangeKind } from '@shared/model/data-changes'
import type { CanonicalRow, CanonicalValue } from '@shared/model/entities/canonical-entities'
import type { Entity } from '@shared/model/entities/entity-shape'

/** A row that differs; null where one of the snapshots has none of its key. */
export interface RowChange {
  readonly before: CanonicalRow | null
  readonly after: CanonicalRow | null
}

export interface ChangedField {
  readonly field: string
  readonly before: CanonicalValue
  readonly after: CanonicalValue
}

export interface DataChange {
  readonly kind: DataChangeKind
  readonly entity: string
  /** Key fields of the row. */
  readonly key: Readonly<Record<string, string | number>>
  /** What a person knows it by: `OPP-0012`, `PO-7/3`. */
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string } | null
  readonly item: string | null
  readonly customer: string | null
  readonly supplier: string | null
  readonly site: string | null
  readonly fields: readonly ChangedField[]
  /** The row itself, on both sides. */
  readonly row: RowChange
  /** By how many days a date moved; positive is later. Null where none did. */
  readonly days: number | null
  /**
   * What the change is in itself, before any plan: units more or less in the item's planning unit, with what they are
   * worth; of something that only moved, the units that moved. Null where it has no quantity or no value.
   */
  readonly units: number | null
  readonly money: number | null
}

/** What changes are valued and named by: one of the two snapshots. */
export interface ChangeContext {
  /** Planning units that one `unit` of an item is; undefined where nothing converts it. */
  factor(item: string, unit: string): number | undefined
  priceOf(item: string): number
  costOf(item: string): number
  nameOf(item: string): { readonly zh: string; readonly en: string } | null
}

const dayLength = 86_400_000

/** Days from one date to another; null where either is empty. */
export function daysBetween(before: CanonicalValue, after: CanonicalValue): number | null {
  if (typeof before !== 'string' || typeof after !== 'string') return null
  const days = Math.round((Date.parse(after) - Date.parse(before)) / dayLength)
  return Number.isFinite(days) ? days : null
}

export const textAt = (row: CanonicalRow | null, field: string): string => {
  const value = row?.[field]
  return value === null || value === undefined ? '' : String(value)
}

export const numberAt = (row: CanonicalRow | null, field: string): number =>
  Number(row?.[field] ?? 0)

export const nameAt = (row: CanonicalRow | null): DataChange['name'] =>
  row && row.name_en !== undefined
    ? { zh: textAt(row, 'name_zh'), en: textAt(row, 'name_en') }
    : null

/** Fields outside the key whose values differ; all that are filled of a row that is new or gone would say nothing more than that, so there are none. */
export function changedFields(entity: Entity, { before, after }: RowChange): ChangedField[] {
  if (!before || !after) return []
  return entity.fields.flatMap(({ name }): ChangedField[] =>
    (before[name] ?? null) === (after[name] ?? null) || entity.key.includes(name)
      ? []
      : [{ field: name, before: before[name] ?? null, after: after[name] ?? null }],
  )
}

/** The parts of a change that its row gives by itself. */
export function describeRow(
  entity: Entity,
  change: RowChange,
): Omit<DataChange, 'kind' | 'units' | 'money' | 'days'> {
  const row = change.after ?? change.before
  const orNull = (field: string): string | null => textAt(row, field) || null
  return {
    entity: entity.name,
    key: Object.fromEntries(entity.key.map((k) => [k, row?.[k] as string | number])),
    code: entity.key.map((k) => textAt(row, k)).join('/'),
    name: nameAt(row),
    item: orNull('item'),
    customer: orNull('customer'),
    supplier: orNull('supplier'),
    site: orNull('site'),
    fields: changedFields(entity, change),
    row: change,
  }
}
