/** Quantities as sources write them, in cartons or dozens, in the units that items are planned in. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { type OrderSummary, timesFactor } from '@shared/model/orders/order-summary'
import { readOrderSummaries } from './order-summaries'
import { numberOf, type PlanSource, type RowFilter, textOf } from './plan-source'

/** Entities whose rows may say their unit, with the item it is of, the fields in it and those per unit of it. */
const measured: Readonly<
  Record<string, { item: string; quantities: readonly string[]; per: readonly string[] }>
> = {
  bill_of_material: { item: 'component', quantities: ['quantity'], per: [] },
  sales_order_line: {
    item: 'item',
    quantities: ['quantity_ordered', 'quantity_shipped', 'quantity_cancelled', 'quantity_returned'],
    per: ['price'],
  },
  stock: { item: 'item', quantities: ['on_hand', 'quality_hold', 'reserved'], per: [] },
  purchase_order_line: {
    item: 'item',
    quantities: ['quantity_ordered', 'quantity_received'],
    per: ['price'],
  },
  shipment: { item: 'item', quantities: ['quantity'], per: [] },
}

/** Any item's conversions hold under this key. */
const everyItem = '*'

/** How many planning units of an item one `unit` is; undefined where nothing says. The source is read at the first question. */
export function unitFactors(
  source: PlanSource,
): (item: string, unit: string) => number | undefined {
  const unitOf = new Map<string, string>()
  const factors = new Map<string, number>()
  let read = false
  const readUnits = (): void => {
    if (read) return
    read = true
    for (const row of source.rows('item')) unitOf.set(textOf(row, 'item'), textOf(row, 'unit'))
    for (const row of source.rows('unit_conversion')) {
      const [item, from, to] = ['item', 'from_unit', 'to_unit'].map((name) => textOf(row, name))
      const factor = numberOf(row, 'factor')
      if (factor > 0) factors.set(`${item}|${from}|${to}`, factor)
    }
  }
  return (item, unit) => {
    readUnits()
    const own = unitOf.get(item)
    if (unit === '' || own === undefined || own === unit) return 1
    for (const holder of [item, everyItem]) {
      const there = factors.get(`${holder}|${unit}|${own}`)
      if (there !== undefined) return there
      const back = factors.get(`${holder}|${own}|${unit}`)
      if (back !== undefined) return 1 / back
    }
    return undefined
  }
}

/**
 * The same source with every quantity in its item's planning unit (`item.unit`), and prices per that unit. A row in a
 * unit that nothing converts is left out; pulls put such rows aside with a finding before it comes to that.
 */
export function inPlanningUnits(source: PlanSource): PlanSource {
  const factorOf = unitFactors(source)

  function* converted(name: string, filter?: RowFilter): Iterable<CanonicalRow> {
    const { item, quantities, per } = measured[name]!
    for (const row of source.rows(name, filter)) {
      const unit = textOf(row, 'unit')
      if (unit === '') {
        yield row
        continue
      }
      const factor = factorOf(textOf(row, item), unit)
      if (factor === undefined) continue
      if (factor === 1) {
        yield row
        continue
      }
      const inOwn: CanonicalRow = { ...row }
      for (const field of quantities)
        if (row[field] !== null) inOwn[field] = numberOf(row, field) * factor
      for (const field of per) if (row[field] !== null) inOwn[field] = numberOf(row, field) / factor
      yield inOwn
    }
  }

  function convertedOrders(): OrderSummary[] {
    const orders: OrderSummary[] = []
    for (const summary of readOrderSummaries(source)) {
      const factor = summary.unit === '' ? 1 : factorOf(summary.item, summary.unit)
      if (factor !== undefined) orders.push(factor === 1 ? summary : timesFactor(summary, factor))
    }
    return orders
  }

  let orders: OrderSummary[] | undefined
  return {
    rows: (name, filter) =>
      name in measured ? converted(name, filter) : source.rows(name, filter),
    orderSummaries() {
      orders ??= convertedOrders()
      return orders
    },
  }
}
