/** What a differing row means, in the words of the plan. */
import type { ChangeContext, RowChange } from '@main/engine/data-changes/data-change'
import { dealChange } from '@main/engine/data-changes/deal-changes'
import { gatherChanges, keptOfKind } from '@main/engine/data-changes/gather-changes'
import { masterChanges } from '@main/engine/data-changes/master-changes'
import { orderChange } from '@main/engine/data-changes/order-changes'
import { receiptChange } from '@main/engine/data-changes/receipt-changes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { describe, expect, test } from 'vitest'

const context: ChangeContext = {
  factor: (_, unit) => (unit === 'carton' ? 12 : 1),
  priceOf: () => 10,
  costOf: () => 4,
  nameOf: (item) => ({ zh: `名${item}`, en: `Name ${item}` }),
}

const line = (more: CanonicalRow = {}): CanonicalRow => ({
  purchase_order: 'PO1',
  line: 1,
  supplier: 'S1',
  item: 'I1',
  site: 'P1',
  ordered_on: '2026-10-01',
  due_on: '2026-12-01',
  quantity_ordered: 100,
  quantity_received: 20,
  price: 3,
  status: 'open',
  unit: null,
  currency: null,
  ...more,
})
const receipt = (before: CanonicalRow | null, after: CanonicalRow | null) =>
  receiptChange('purchase_order_line', { before, after }, context)

describe('receipts', () => {
  test('one that is due later is late by so many days, with what is still to come of it', () => {
    expect(receipt(line(), line({ due_on: '2026-12-22' }))).toMatchObject({
      kind: 'receipt_late',
      code: 'PO1/1',
      days: 21,
      units: 80,
      money: 320,
    })
    expect(receipt(line({ due_on: '2026-12-22' }), line())).toMatchObject({
      kind: 'receipt_early',
      days: -21,
    })
  })
  test('what came in is told apart from what was cancelled, and from what is new', () => {
    const received = line({ status: 'received', quantity_received: 100 })
    expect(receipt(line(), received)).toMatchObject({ kind: 'receipt_arrived', units: -80 })
    expect(receipt(line(), line({ status: 'cancelled' }))?.kind).toBe('receipt_cancelled')
    expect(receipt(line(), null)?.kind).toBe('receipt_cancelled')
    expect(receipt(null, line())).toMatchObject({ kind: 'receipt_new', units: 80 })
  })
  test('an order that brought nothing before and brings nothing now is not told', () => {
    expect(receipt(line({ status: 'received' }), line({ status: 'received', price: 4 }))).toBeNull()
    expect(receipt(null, line({ status: 'cancelled' }))).toBeNull()
  })
  test('cartons count as the pieces that they hold', () => {
    const less = receipt(line({ unit: 'carton' }), line({ unit: 'carton', quantity_ordered: 60 }))
    expect(less).toMatchObject({ kind: 'receipt_changed', units: -40 * 12 })
  })
  test('a shipment that has left the list has arrived, an order of production that is done too', () => {
    const shipment = { shipment: 'T1', line: 1, item: 'I1', site: 'P1', quantity: 5, unit: null }
    const gone: RowChange = { before: { ...shipment, expected_on: '2026-12-01' }, after: null }
    expect(receiptChange('shipment', gone, context)?.kind).toBe('receipt_arrived')
    const made = { production_order: 'M1', item: 'I1', due_on: '2026-12-01', quantity: 9 }
    const done: RowChange = {
      before: { ...made, quantity_done: 3, status: 'in_progress' },
      after: { ...made, quantity_done: 9, status: 'done' },
    }
    expect(receiptChange('production_order', done, context)).toMatchObject({
      kind: 'receipt_arrived',
      units: -6,
    })
  })
})

describe('deals', () => {
  const deal = (more: CanonicalRow = {}) => ({
    deal: {
      opportunity: 'D1',
      name_zh: '商机',
      name_en: 'Deal',
      customer: 'C1',
      stage: 'propose',
      probability: 0.4,
      amount: 5000,
      expected_close_on: '2026-12-31',
      outcome: 'open',
      ...more,
    },
    lines: [
      { opportunity: 'D1', line: 1, item: 'I1', quantity: 100 },
      { opportunity: 'D1', line: 2, item: 'I2', quantity: 300 },
    ],
  })
  test('units and money are the change of probability times quantity, at price', () => {
    expect(
      dealChange(deal(), deal({ probability: 0.5, stage: 'negotiate' }), context),
    ).toMatchObject({ kind: 'deal_changed', units: 40, money: 400, item: 'I2', days: null })
  })
  test('won is all of it, lost is nothing of it', () => {
    expect(dealChange(deal(), deal({ outcome: 'won', probability: 0 }), context)).toMatchObject({
      kind: 'deal_won',
      units: 240,
    })
    expect(dealChange(deal(), deal({ outcome: 'lost' }), context)).toMatchObject({
      kind: 'deal_lost',
      units: -160,
      money: -1600,
    })
    expect(dealChange(deal({ outcome: 'lost' }), deal(), context).kind).toBe('deal_reopened')
  })
  test('one that only moved tells what is expected of it and by how many days', () => {
    const moved = dealChange(deal(), deal({ expected_close_on: '2027-01-30' }), context)
    expect(moved).toMatchObject({ kind: 'deal_moved', days: 30, units: 160, money: 1600 })
  })
  test('other quantities are told as a field of the deal', () => {
    const half = { ...deal(), lines: deal().lines.slice(0, 1) }
    expect(dealChange(deal(), half, context).fields).toContainEqual({
      field: 'quantity',
      before: 400,
      after: 100,
    })
  })
  test('without lines the amount counts', () => {
    const plain = { ...deal(), lines: [] }
    expect(dealChange(null, plain, context)).toMatchObject({ kind: 'deal_new', money: 2000 })
  })
})

describe('orders', () => {
  const order = (more: CanonicalRow = {}): CanonicalRow => ({
    sales_order: 'SO1',
    line: 1,
    customer: 'C1',
    item: 'I1',
    requested_on: '2026-12-01',
    quantity_ordered: 10,
    quantity_shipped: 0,
    quantity_cancelled: 0,
    price: 9,
    status: 'open',
    unit: null,
    ...more,
  })
  const change = (before: CanonicalRow | null, after: CanonicalRow | null) =>
    orderChange({ before, after }, context)
  test('new, shipped, cancelled, changed and gone are told apart', () => {
    expect(change(null, order())).toMatchObject({ kind: 'order_new', units: 10, money: 90 })
    expect(change(order(), order({ status: 'shipped', quantity_shipped: 10 }))).toMatchObject({
      kind: 'order_shipped',
      units: 10,
    })
    expect(change(order(), order({ quantity_cancelled: 4 }))).toMatchObject({
      kind: 'order_cancelled',
      units: -4,
      money: -36,
    })
    expect(change(order(), order({ requested_on: '2026-12-08' }))).toMatchObject({
      kind: 'order_changed',
      days: 7,
      units: 0,
    })
    expect(change(order(), null)).toMatchObject({ kind: 'order_gone', units: -10 })
  })
})

describe('master data', () => {
  const item = { item: 'I1', name_zh: '甲', name_en: 'A', family: 'F', price: 10, standard_cost: 4 }
  test('price, cost and the rest of an item are told each by itself', () => {
    const after = { ...item, price: 11, standard_cost: 5, family: 'G' }
    const told = masterChanges('item', { before: item, after }, context)
    expect(told.map(({ kind, fields }) => [kind, fields.map(({ field }) => field)])).toEqual([
      ['item_changed', ['family']],
      ['price_changed', ['price']],
      ['cost_changed', ['standard_cost']],
    ])
  })
  test('the price of an item that is new is not a change of price', () => {
    const told = masterChanges('item', { before: null, after: item }, context)
    expect(told.map(({ kind }) => kind)).toEqual(['item_new'])
  })
  test('an agreed price that is new is one', () => {
    const price = { item: 'I1', class: 'A', valid_from: '2026-12-01', price: 9, currency: null }
    const told = masterChanges('price', { before: null, after: price }, context)
    expect(told.map(({ kind, fields }) => [kind, fields[0]])).toEqual([
      ['price_changed', { field: 'price', before: null, after: 9 }],
    ])
  })
  test('stock counts what is usable; reserving more of it changes nothing', () => {
    const stock = { item: 'I1', site: 'W1', on_hand: 50, quality_hold: 10, reserved: 0, unit: null }
    const held = masterChanges(
      'stock',
      { before: stock, after: { ...stock, quality_hold: 30 } },
      context,
    )
    expect(held).toMatchObject([{ kind: 'stock_changed', units: -20, money: -80 }])
    const reserved = { before: stock, after: { ...stock, reserved: 9 } }
    expect(masterChanges('stock', reserved, context)).toEqual([])
  })
})

test('of a kind with very many all are counted and the greatest are kept', () => {
  const orders = Array.from({ length: keptOfKind + 500 }, (_, n) => ({
    before: null,
    after: {
      sales_order: `SO${n}`,
      line: 1,
      item: 'I1',
      quantity_ordered: n,
      quantity_cancelled: 0,
      price: 1,
      status: 'open',
    },
  }))
  const { changes, totals, entities } = gatherChanges(
    { differing: new Set(['sales_order_line']), changes: () => orders, rows: () => [] },
    context,
  )
  expect(totals).toMatchObject([{ kind: 'order_new', count: orders.length }])
  expect(changes).toHaveLength(keptOfKind)
  expect(changes[0]?.code).toBe(`SO${orders.length - 1}/1`)
  expect(entities).toEqual([
    { entity: 'sales_order_line', added: orders.length, changed: 0, gone: 0 },
  ])
})
