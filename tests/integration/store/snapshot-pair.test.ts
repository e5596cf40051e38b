/** Two sealed files side by side. */
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { openSnapshotPair } from '@main/store/reading'
import { expect, test } from 'vitest'
import {
  csvFolder,
  customer,
  item,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
  type Tables,
} from '../snapshots/pull-support'

async function pulledTwice(first: Tables, second: Tables) {
  const folders = [first, second].map(csvFolder)
  const desk = pullingWorkspace(() => createFilesConnector(folders.shift()!))
  const before = (await pullOnce(desk)).snapshot!
  const after = (await pullOnce(desk)).snapshot!
  return { pair: openSnapshotPair(desk.folder, before, after), desk, before, after }
}

test('rows that are new, gone and different are found, in key order; equal entities are known by their digest', async () => {
  const { pair } = await pulledTwice(smallCompany, {
    ...smallCompany,
    customer: [customer('C1'), customer('C2')],
    sales_order_line: [
      order('SO1', 1, { quantity_ordered: 120 }),
      order('SO1', 2, { item: 'I2' }),
      order('SO3', 1),
    ],
  })
  expect([...pair.differing].sort()).toEqual(['customer', 'sales_order_line'])
  expect(pair.rows('sales_order_line')).toEqual({ before: 3, after: 3 })
  const changes = [...pair.changes('sales_order_line')]
  expect(changes.map(({ before, after }) => [before?.sales_order, after?.sales_order])).toEqual([
    ['SO1', 'SO1'],
    [undefined, 'SO3'],
    ['SO2', undefined],
  ])
  expect(changes[0]).toMatchObject({
    before: { quantity_ordered: 100 },
    after: { quantity_ordered: 120 },
  })
  expect([...pair.changes('item')]).toEqual([])
  pair.close()
})

test('an entity that only one of them has is all new, or all gone', async () => {
  const more = { ...smallCompany, supplier: [] as Tables[string] }
  const { pair, desk, before, after } = await pulledTwice(more, {
    ...smallCompany,
    item: [item('I1'), item('I2'), item('I3')],
  })
  expect([...pair.changes('item')]).toMatchObject([{ before: null, after: { item: 'I3' } }])
  pair.close()
  const back = openSnapshotPair(desk.folder, after, before)
  expect([...back.changes('item')]).toMatchObject([{ before: { item: 'I3' }, after: null }])
  back.close()
})

test('a snapshot against itself has no differences', async () => {
  const { pair, desk, after } = await pulledTwice(smallCompany, smallCompany)
  pair.close()
  const same = openSnapshotPair(desk.folder, after, after)
  expect(same.differing.size).toBe(0)
  expect([...same.changes('item')]).toEqual([])
  same.close()
})

test('one that is not there is named', async () => {
  const { pair, desk, after } = await pulledTwice(smallCompany, smallCompany)
  pair.close()
  expect(() => openSnapshotPair(desk.folder, 'missing', after)).toThrow('SNAPSHOT_MISSING')
})
