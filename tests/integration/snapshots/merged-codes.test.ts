/** Two codes that are one record: quantities add up, whatever cannot be added is told. */
import type { Connector } from '@main/connectors/connector'
import { withIdentities } from '@main/services/matching/with-identities'
import { closeConnection, openSnapshot, readFindings, readRows } from '@main/store/reading'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { RememberedFix } from '@shared/model/quality/quality-fixes'
import { expect, test } from 'vitest'
import { ChangingSource } from './changing-source'
import { item, memoryConnector, pullingWorkspace, pullOnce, smallCompany } from './pull-support'

const stock = (code: string, on_hand: number, more: CanonicalRow = {}): CanonicalRow => ({
  item: code,
  site: 'P1',
  on_hand,
  quality_hold: 1,
  reserved: 0.1,
  ...more,
})
const price = (code: string, of: number): CanonicalRow => ({
  item: code,
  class: 'A',
  valid_from: '2026-01-01',
  price: of,
})
const part = (component: string, quantity: number, parent = 'F1'): CanonicalRow => ({
  parent,
  component,
  quantity,
})
const items = ['I1', 'I2', 'I3', 'F1', 'F2'].map((code) => item(code))

const byFix: RememberedFix = {
  fix: 'fix-1',
  what: { kind: 'same_as', entity: 'item', from: 'I2', to: 'I1' },
  by: 'lin-yue',
  at: '2026-11-15T09:30:00.000Z',
}
const byIdentity = (connector: Connector): Connector =>
  withIdentities(connector, [
    {
      entity: 'item',
      connection: 'files',
      code: 'I2',
      canonical: 'I1',
      state: 'confirmed',
      how: 'person',
      decidedBy: 'lin-yue',
      decidedAt: '2026-11-15T09:30:00.000Z',
    },
  ])

type Tables = Readonly<Record<string, readonly CanonicalRow[]>>

function pulling(how: string, open: () => Connector) {
  return how === 'a fix'
    ? pullingWorkspace(open, { fixesOf: () => [byFix] })
    : pullingWorkspace(() => byIdentity(open()))
}

function contents({ folder, service }: ReturnType<typeof pullingWorkspace>, entity: string) {
  const db = openSnapshot(folder, service.snapshots.list()[0]?.snapshot ?? '')
  const rows = [...readRows(db, entity)]
  const { findings } = readFindings(db, 100)
  closeConnection(db)
  const repeated = findings.filter(({ kind }) => kind === 'key_repeated')
  return { rows, repeated: repeated.map(({ entity: of, row }) => [of, row]) }
}

async function pulled(how: string, tables: Tables, entity: string) {
  const workspace = pulling(how, () => memoryConnector({ ...smallCompany, item: items, ...tables }))
  expect((await pullOnce(workspace)).error).toBeNull()
  return contents(workspace, entity)
}

const ways = ['a fix', 'a match']

test.each(ways)('stock of two codes that %s makes one adds up, in whatever order', async (how) => {
  const rows = [stock('I1', 10), stock('I2', 5), stock('I3', 7)]
  for (const some of [rows, rows.toReversed()]) {
    const { rows: had, repeated } = await pulled(how, { stock: some }, 'stock')
    expect(had).toMatchObject([
      { item: 'I1', on_hand: 15, quality_hold: 2, reserved: 0.2 },
      { item: 'I3', on_hand: 7, quality_hold: 1, reserved: 0.1 },
    ])
    expect(repeated).toEqual([])
  }
})

test.each(ways)('the record of the other code itself is that of the first (%s)', async (how) => {
  const named = [item('I2', { name_en: 'Other' }), item('I1', { name_en: 'Own' })]
  const { rows, repeated } = await pulled(how, { item: [...named, item('F1')] }, 'item')
  expect(rows.map((row) => [row.item, row.name_en])).toEqual([
    ['F1', 'Name'],
    ['I1', 'Own'],
  ])
  expect(repeated).toEqual([])
})

test.each(ways)(
  'a bill names a component once, and needs what both codes needed (%s)',
  async (how) => {
    const bill = [part('I1', 2), part('I2', 3), part('I2', 4, 'F2')]
    const { rows, repeated } = await pulled(how, { bill_of_material: bill }, 'bill_of_material')
    expect(rows).toMatchObject([part('I1', 5), part('I1', 4, 'F2')])
    expect(repeated).toEqual([])
  },
)

test.each(ways)(
  'what cannot be added up is told, and the record’s own row holds (%s)',
  async (how) => {
    for (const prices of [
      [price('I1', 10), price('I2', 12)],
      [price('I2', 12), price('I1', 10)],
    ]) {
      const { rows, repeated } = await pulled(how, { price: prices }, 'price')
      expect(rows).toMatchObject([{ item: 'I1', price: 10 }])
      expect(repeated).toEqual([['price', prices.findIndex((one) => one.item === 'I2') + 1]])
    }
    const cartons = [stock('I1', 10), stock('I2', 5, { unit: 'ctn' })]
    const { rows, repeated } = await pulled(how, { stock: cartons }, 'stock')
    expect(rows).toMatchObject([{ on_hand: 10 }])
    expect(repeated).toEqual([['stock', 2]])
    // A bill that is stated for both is not needed twice.
    const bills = [part('I3', 2, 'I1'), part('I3', 2, 'I2')]
    const bill = await pulled(how, { bill_of_material: bills }, 'bill_of_material')
    expect(bill.rows).toMatchObject([part('I3', 2, 'I1')])
    expect(bill.repeated).toEqual([['bill_of_material', 2]])
  },
)

test.each(ways)(
  'a row that the source has twice itself is not added to itself (%s)',
  async (how) => {
    const twice = [stock('I1', 10), stock('I2', 5), stock('I2', 5), stock('I1', 10)]
    const { rows, repeated } = await pulled(how, { stock: twice }, 'stock')
    expect(rows).toMatchObject([{ item: 'I1', on_hand: 15 }])
    expect(repeated.map(([, row]) => row).toSorted()).toEqual([3, 4])
  },
)

test.each(ways)('a change of one of both leaves the sum right (%s)', async (how) => {
  const source = new ChangingSource({
    ...smallCompany,
    item: items,
    stock: [stock('I1', 10), stock('I2', 5), stock('I3', 7)],
  })
  const workspace = pulling(how, () => source.connector())
  await pullOnce(workspace)
  source.put('stock', stock('I2', 6))
  expect((await pullOnce(workspace)).error).toBeNull()
  expect(contents(workspace, 'stock').rows).toMatchObject([{ on_hand: 16 }, { on_hand: 7 }])
  source.put('stock', stock('I1', 11))
  await pullOnce(workspace)
  expect(contents(workspace, 'stock').rows).toMatchObject([{ on_hand: 17 }, { on_hand: 7 }])
})
