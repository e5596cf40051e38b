/** A change of the data as the contract has it: with names, and with its place in the plan. */
import type { DataChange } from '@main/engine/data-changes/data-change'
import { type PlanSource, textOf } from '@main/engine/source/plan-source'
import type { Bilingual } from '@shared/contract/call-shape'
import type { ComparedChange } from '@shared/contract/comparison-calls'
import type { CellPlace, Indicators } from '@shared/contract/planning-calls'
import { type DataChangeGroup, groupOfKind } from '@shared/model/data-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'

type Named = NonNullable<ComparedChange['item']>

export interface ChangeNames {
  named(entity: 'item' | 'customer' | 'supplier' | 'site', code: string | null): Named | null
  familyOf(item: string | null): Named | null
}

const nameOf = (row: CanonicalRow): Bilingual => ({
  zh: textOf(row, 'name_zh'),
  en: textOf(row, 'name_en'),
})

/** Names as the later snapshot has them; those only the earlier one knows as that has them. */
export function createNames(before: PlanSource, after: PlanSource): ChangeNames {
  const read = (entity: string): Map<string, CanonicalRow> =>
    new Map(
      [before, after].flatMap((source) =>
        [...source.rows(entity)].map((row): [string, CanonicalRow] => [textOf(row, entity), row]),
      ),
    )
  const tables = new Map<string, Map<string, CanonicalRow>>()
  const rowOf = (entity: string, code: string): CanonicalRow | undefined => {
    const table = tables.get(entity) ?? read(entity)
    tables.set(entity, table)
    return table.get(code)
  }
  const families = new Map<string, Bilingual>()
  for (const source of [before, after])
    for (const row of source.rows('attribute_value'))
      if (textOf(row, 'attribute') === 'family') families.set(textOf(row, 'code'), nameOf(row))
  return {
    named(entity, code) {
      if (code === null) return null
      const row = rowOf(entity, code)
      return { code, name: row ? nameOf(row) : { zh: code, en: code } }
    },
    familyOf(item) {
      const row = item === null ? undefined : rowOf('item', item)
      const code = row ? textOf(row, 'family') : ''
      return code === '' ? null : { code, name: families.get(code) ?? { zh: code, en: code } }
    },
  }
}

/** The measure in which a change of this group shows first. */
const measures: Readonly<Record<DataChangeGroup, string>> = {
  deals: 'pipeline',
  orders: 'firm_demand',
  receipts: 'shortage',
  stock: 'projected_stock',
  prices: 'revenue',
  items: 'consensus_demand',
  customers: 'consensus_demand',
  suppliers: 'constrained_supply',
}

/** Fields that say when something is to come. */
const dated = ['expected_close_on', 'due_on', 'expected_on', 'requested_on'] as const

/** The periods of the later plan and the lines it has. */
export interface KnownPlaces {
  readonly periods: readonly string[]
  readonly current: number
  hasItem(item: string): boolean
  hasCustomer(customer: string): boolean
}

function placeOf(change: DataChange, places: KnownPlaces | null): CellPlace | null {
  if (!places) return null
  const group = groupOfKind(change.kind)
  const { item, customer } = change
  const row = change.row.after ?? change.row.before
  const when = dated.map((field) => (row ? textOf(row, field) : '')).find((text) => text !== '')
  const at = Math.max(places.current, places.periods.indexOf(when?.slice(0, 7) ?? ''))
  const period = places.periods[at] ?? ''
  const measure = measures[group]
  if (item !== null && places.hasItem(item)) return { where: { item }, measure, period }
  if (customer !== null && places.hasCustomer(customer))
    return { where: { customer }, measure, period }
  return null
}

/** `places` is null where there is no later plan. */
export function describeChange(
  change: DataChange,
  effect: Indicators | null,
  names: ChangeNames,
  places: KnownPlaces | null,
): ComparedChange {
  const { kind, entity, key, code, name, fields, days, units, money } = change
  return {
    kind,
    entity,
    key: { ...key },
    code,
    name: name ? { ...name } : null,
    item: names.named('item', change.item),
    family: names.familyOf(change.item),
    customer: names.named('customer', change.customer),
    supplier: names.named('supplier', change.supplier),
    site: names.named('site', change.site),
    fields: fields.map((one) => ({ ...one })),
    days,
    units,
    money,
    effect,
    place: placeOf(change, places),
  }
}
