/**
 * AdventureWorks through the shipped mapping, compared with sums over the raw files that another CSV reader and none of
 * the mapping's code have made. The data lies beside the repository; without it these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createConnector } from '@main/connectors/create-connector'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { type CanonicalRow, entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'

const repository = resolve(import.meta.dirname, '../../..')
const folder = resolve(repository, '../shared/data/adventureworks')
const mapping = join(repository, 'resources/mappings/adventureworks.json')

type Raw = Readonly<Record<string, string>>
const parsed = new Map<string, Raw[]>()
function raw(name: string): Raw[] {
  const known = parsed.get(name)
  if (known) return known
  const read: Raw[] = parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true })
  parsed.set(name, read)
  return read
}

const num = (value: unknown): number => Number(value)
const sumBy = <Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  value: (row: Row) => number,
): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + value(row))
  return new Map([...sums].sort())
}
const whole = (sums: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...sums].map(([key, value]) => [key, Number(value.toFixed(2))]))

const entities = new Map<string, CanonicalRow[]>()
const problems: unknown[] = []
const rows = (entity: string): CanonicalRow[] => entities.get(entity) ?? []

describe.skipIf(!existsSync(folder))('AdventureWorks through its mapping', () => {
  beforeAll(async () => {
    const connector = createConnector('files', { folder, mapping })
    const signal = new AbortController().signal
    for (const { entity } of await connector.list(signal)) {
      const declared = entityNamed(entity)
      const good: CanonicalRow[] = []
      for await (const batch of connector.read(entity, signal)) {
        problems.push(...batch.problems)
        for (const { values } of batch.rows) {
          const checked = declared && checkRow(declared, values)
          if (checked?.row) good.push(checked.row)
          else problems.push(checked?.problems)
        }
      }
      entities.set(entity, good)
    }
  })

  test('every row fits the data standard', () => {
    expect(problems).toEqual([])
    expect(Object.fromEntries([...entities].map(([name, { length }]) => [name, length]))).toEqual({
      company: 1,
      attribute_value: 57,
      item: 504,
      unit_conversion: 7,
      customer: 20,
      site: 1,
      resource: 7,
      routing: 154,
      bill_of_material: 2383,
      supplier: 104,
      sourcing: 699,
      demand_sourcing: 10,
      sales_order_line: 113_897,
      stock: 432,
      purchase_order_line: 6975,
      capacity: 252,
      price: 269,
      exchange_rate: 458,
    })
  })

  test('orders a month are those of the raw lines, in units and in money', () => {
    const lines = raw('sales_order_lines')
    const month = (row: CanonicalRow) => String(row.requested_on).slice(0, 7)
    expect(whole(sumBy(rows('sales_order_line'), month, (r) => num(r.quantity_ordered)))).toEqual(
      whole(
        sumBy(
          lines,
          (r) => r.order_date!.slice(0, 7),
          (r) => num(r.quantity),
        ),
      ),
    )
    const money = sumBy(
      rows('sales_order_line'),
      month,
      (r) => num(r.quantity_ordered) * num(r.price),
    )
    const rawMoney = sumBy(
      lines,
      (r) => r.order_date!.slice(0, 7),
      (r) => num(r.sales_amount),
    )
    for (const [key, value] of rawMoney) expect(money.get(key)).toBeCloseTo(value, 0)
  })

  test('customers are territory × channel, and hold the orders of both', () => {
    expect(
      whole(
        sumBy(
          rows('sales_order_line'),
          (r) => String(r.customer),
          (r) => num(r.quantity_ordered),
        ),
      ),
    ).toEqual(
      whole(
        sumBy(
          raw('sales_order_lines'),
          (r) => `${r.territory_id}-${r.channel}`,
          (r) => num(r.quantity),
        ),
      ),
    )
    expect(rows('customer').find((r) => r.customer === '10-online')).toMatchObject({
      region: 'United Kingdom',
      channel: 'online',
      name_en: 'United Kingdom online',
      name_zh: '英国 线上',
    })
  })

  test('planning starts with the month after the last order', () => {
    const last = raw('sales_order_lines')
      .map((r) => r.order_date!)
      .sort()
      .at(-1)
    expect(last).toBe('2014-05-30')
    expect(rows('company')).toMatchObject([{ as_of: '2014-06-01', currency: 'USD' }])
  })

  test('stock is the sum over locations', () => {
    const stock = sumBy(
      rows('stock'),
      (r) => String(r.item),
      (r) => num(r.on_hand),
    )
    expect(whole(stock)).toEqual(
      whole(
        sumBy(
          raw('inventory'),
          (r) => r.product_id!,
          (r) => num(r.on_hand),
        ),
      ),
    )
  })

  test('safety stock is that of the source, for what is still sold', () => {
    const kept = raw('products').map((r) => (r.sell_end === '' ? num(r.safety_stock) : 0))
    expect(rows('item').map((r) => r.safety_stock)).toEqual(kept)
  })

  test('bills are the ones in force, and their components have the unit they are consumed in', () => {
    const inForce = raw('bom').filter((r) => r.assembly_id !== '' && r.end_date === '')
    const bill = (parent: string, component: string, quantity: number) =>
      `${parent} ${component} ${quantity}`
    expect(
      rows('bill_of_material').map((r) =>
        bill(String(r.parent), String(r.component), num(r.quantity)),
      ),
    ).toEqual(inForce.map((r) => bill(r.assembly_id!, r.component_id!, num(r.qty_per))))
    const unitOf = new Map(rows('item').map((r) => [r.item, r.unit]))
    for (const { component_id, uom } of inForce) expect(unitOf.get(component_id!)).toBe(uom)
  })

  test('the hours of the routings add up to the hours of the work orders', () => {
    const sold = sumBy(
      raw('sales_order_lines'),
      (r) => r.product_id!,
      (r) => num(r.quantity),
    )
    const parents = Map.groupBy(
      raw('bom').filter((r) => r.assembly_id !== '' && r.end_date === ''),
      (r) => r.component_id!,
    )
    const made = (product: string): number =>
      (sold.get(product) ?? 0) +
      (parents.get(product) ?? []).reduce(
        (sum, r) => sum + num(r.qty_per) * made(r.assembly_id!),
        0,
      )
    const hours = sumBy(
      rows('routing'),
      (r) => String(r.resource).slice(1),
      (r) => num(r.hours_per_unit) * made(String(r.item)),
    )
    const orders = new Map(raw('work_order_counts').map((r) => [r.product_id, num(r.work_orders)]))
    const worked = sumBy(
      raw('routing_observed'),
      (r) => r.location_id!,
      (r) => num(r.hours_per_work_order) * (orders.get(r.product_id) ?? 0),
    )
    expect([...hours.keys()]).toEqual([...worked.keys()])
    for (const [location, value] of worked)
      expect((hours.get(location) ?? 0) / value).toBeCloseTo(1, 2)
  })

  test('purchase orders are open where they were under way on the as-of day', () => {
    const known = raw('purchase_order_lines').filter((r) => r.order_date! < '2014-06-01')
    const underWay = known.filter((r) => r.due_date! >= '2014-06-01' && r.status !== 'rejected')
    const open = rows('purchase_order_line').filter((r) => r.status === 'open')
    expect(rows('purchase_order_line')).toHaveLength(known.length)
    expect(open).toHaveLength(384)
    expect(
      whole(
        sumBy(
          open,
          (r) => String(r.item),
          (r) => num(r.quantity_ordered),
        ),
      ),
    ).toEqual(
      whole(
        sumBy(
          underWay,
          (r) => r.product_id!,
          (r) => num(r.order_qty),
        ),
      ),
    )
    expect(open.every((r) => r.quantity_received === 0)).toBe(true)
  })

  test('shares of vendors add up to one, and every item that is sold or used has a source', () => {
    const shares = sumBy(
      rows('sourcing'),
      (r) => String(r.item),
      (r) => num(r.share),
    )
    for (const share of shares.values()) expect(share).toBeCloseTo(1, 9)
    const needed = [
      ...raw('sales_order_lines').map((r) => r.product_id!),
      ...rows('bill_of_material').map((r) => String(r.component)),
    ]
    expect(needed.filter((item) => !shares.has(item))).toEqual([])
  })

  test('the plan made of it starts from the same history, stock and capacity', () => {
    const model = buildPlanModel({ rows: (entity) => rows(entity) }, '2014-06-01')
    const plan = planOf(model)
    const { periods, current } = model.axis
    expect(periods[current]).toBe('2014-06')
    expect(model.demandLines).toHaveLength(3142)
    const history = Object.fromEntries(
      periods
        .slice(0, current)
        .map((period, t) => [
          period,
          model.demandLines.reduce(
            (sum, _, line) => sum + (model.layers.actualOrders[line * periods.length + t] ?? 0),
            0,
          ),
        ]),
    )
    const ordered = sumBy(
      raw('sales_order_lines'),
      (r) => r.order_date!.slice(0, 7),
      (r) => num(r.quantity),
    )
    for (const period of periods.slice(0, current))
      expect(history[period], period).toBe(ordered.get(period) ?? 0)
    // Every item but those that are neither sold nor used has a supply line.
    const supplied = new Set(model.supplyLines.map((line) => line.item.item))
    const stocked = raw('inventory').filter((r) => supplied.has(r.product_id!))
    expect(model.position.openingStock.reduce((a, b) => a + b, 0)).toBe(
      stocked.reduce((sum, r) => sum + num(r.on_hand), 0),
    )
    const demand = plan.figures('consensus_demand').reduce((a, b) => a + b, 0)
    expect(demand).toBeGreaterThan(0)
    const load = plan.figures('load')
    expect(Math.max(...load)).toBeGreaterThan(0)
  })
})
