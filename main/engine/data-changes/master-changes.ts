/** Items, customers and suppliers that are new, gone or different; prices and costs; stock. */

import type { DataChangeKind } from '@shared/model/data-changes'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import {
  type ChangeContext,
  type ChangedField,
  type DataChange,
  describeRow,
  numberAt,
  type RowChange,
  textAt,
} from './data-change'

const parties = ['item', 'customer', 'supplier'] as const
type Party = (typeof parties)[number]

const isParty = (name: string): name is Party => parties.some((one) => one === name)

/** Field of a row → what it means when it alone is looked at. */
const priced: Readonly<Record<string, Readonly<Record<string, DataChangeKind>>>> = {
  item: { price: 'price_changed', standard_cost: 'cost_changed' },
  sourcing: { unit_cost: 'cost_changed' },
  price: { price: 'price_changed' },
}

const plain = { days: null, units: null, money: null } as const

/** A price or cost of its own line each, so that each has its effect. */
function pricesOf(name: string, change: RowChange, context: ChangeContext): DataChange[] {
  const { before, after } = change
  const described = describeRow(entityNamed(name)!, change)
  const named = { ...described, name: context.nameOf(described.item ?? '') ?? described.name }
  return Object.entries(priced[name] ?? {}).flatMap(([field, kind]): DataChange[] => {
    const moved: ChangedField = {
      field,
      before: before?.[field] ?? null,
      after: after?.[field] ?? null,
    }
    // Of a new item, and of one that is gone, the price is not what changed.
    if (moved.before === moved.after || (name !== 'price' && (!before || !after))) return []
    return [{ ...named, ...plain, kind, fields: [moved] }]
  })
}

function partyOf(name: Party, change: RowChange): DataChange[] {
  const described = describeRow(entityNamed(name)!, change)
  const fields = described.fields.filter(({ field }) => !priced[name]?.[field])
  if (change.before && change.after && fields.length === 0) return []
  const what = !change.before ? 'new' : change.after ? 'changed' : 'gone'
  return [{ ...described, ...plain, fields, kind: `${name}_${what}` }]
}

/** What a row of master data, of prices or of stock says: none, one or several changes. Stock counts what is usable, at standard cost. */
export function masterChanges(
  name: string,
  change: RowChange,
  context: ChangeContext,
): DataChange[] {
  if (name !== 'stock')
    return [...(isParty(name) ? partyOf(name, change) : []), ...pricesOf(name, change, context)]
  const { before, after } = change
  const row = after ?? before
  const item = textAt(row, 'item')
  const usable = (of: RowChange['before']): number =>
    Math.max(0, numberAt(of, 'on_hand') - numberAt(of, 'quality_hold')) *
    (context.factor(item, textAt(of, 'unit')) ?? 1)
  const units = usable(after) - usable(before)
  if (Math.abs(units) < 1e-9) return []
  return [
    {
      ...describeRow(entityNamed(name)!, change),
      kind: 'stock_changed',
      name: context.nameOf(item),
      days: null,
      units,
      money: units * context.costOf(item),
    },
  ]
}
