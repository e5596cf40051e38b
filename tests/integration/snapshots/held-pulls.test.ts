import { lacksOf } from '@shared/model/entities/indispensable'
import { expect, test } from 'vitest'
import {
  memoryConnector,
  order,
  pullingFrom,
  pullingWorkspace,
  pullOnce,
  smallCompany,
  type Tables,
} from './pull-support'

const without = (name: string): Tables =>
  Object.fromEntries(Object.entries(smallCompany).filter(([entity]) => entity !== name))

const spoiled = order('SO1', 1, { quantity_ordered: 'a dozen' })
const lines = (good: number, bad: number) => [
  ...Array.from({ length: good }, (_, at) => order('SO1', at + 1)),
  ...Array.from({ length: bad }, (_, at) => ({ ...spoiled, line: 100 + at })),
]
const noColumn = smallCompany.sales_order_line?.map(({ price: _, ...rest }) => rest) ?? []

test.each<[string, Tables]>([
  ['no customers', without('customer')],
  ['no order lines', without('sales_order_line')],
  ['no sourcing', without('sourcing')],
  ['a needed column missing', { ...smallCompany, sales_order_line: noColumn }],
  ['more than half of the order lines bad', { ...smallCompany, sales_order_line: lines(2, 3) }],
])('%s: sealed, but not planned on', async (_, tables) => {
  const pulling = pullingFrom(tables)
  const state = await pullOnce(pulling)
  expect(state).toMatchObject({ phase: 'done', held: true, error: null })
  expect(pulling.service.snapshots.list().map((one) => one.snapshot)).toEqual([state.snapshot])
  expect(pulling.sealed).toEqual([])
})

test.each<[string, Tables]>([
  ['half of the order lines bad', { ...smallCompany, sales_order_line: lines(2, 2) }],
  ['no budget and no quotes', smallCompany],
])('%s: planned on', async (_, tables) => {
  const pulling = pullingFrom(tables)
  expect(await pullOnce(pulling)).toMatchObject({ phase: 'done', held: false })
  expect(pulling.sealed).toHaveLength(1)
})

test('a pull that is held leaves the one before in use, and the next whole one is planned on', async () => {
  const tables = [smallCompany, without('customer'), smallCompany]
  const pulling = pullingWorkspace(() => memoryConnector(tables.shift() ?? {}))
  const held = []
  for (let at = 0; at < 3; at += 1) held.push((await pullOnce(pulling)).held)
  expect(held).toEqual([false, true, false])
  expect(pulling.sealed).toHaveLength(2)
  expect(pulling.service.snapshots.list()).toHaveLength(3)
})

test('what is lacking is named, one reason an entity', () => {
  const whole = ['company', 'item', 'customer', 'sourcing', 'sales_order_line'].map((entity) => ({
    entity,
    rows: 5,
    rejected: 5,
  }))
  expect(lacksOf(whole, [])).toEqual([])
  const counts = whole.map((one) => (one.entity === 'item' ? { ...one, rejected: 6 } : one))
  const column = { kind: 'column_missing', entity: 'customer' }
  expect(
    lacksOf(
      counts.filter((one) => one.entity !== 'sourcing'),
      [column, { kind: 'column_missing', entity: 'budget' }],
    ),
  ).toEqual([
    { entity: 'item', lack: 'mostly_rejected' },
    { entity: 'customer', lack: 'column_missing' },
    { entity: 'sourcing', lack: 'absent' },
  ])
})
