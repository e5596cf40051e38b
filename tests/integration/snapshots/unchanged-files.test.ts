/** Files that did not change are not read again, whatever their times say. */
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import { expect, test } from 'vitest'
import { csvFolder, item, pullingWorkspace, pullOnce, smallCompany } from './pull-support'

function pullingFiles() {
  const folder = csvFolder(smallCompany)
  const pulling = pullingWorkspace(() => createFilesConnector(folder))
  const pull = async () => {
    expect((await pullOnce(pulling)).error).toBeNull()
    const [snapshot] = pulling.service.snapshots.list()
    return {
      hash: snapshot?.hash,
      read: Object.fromEntries(
        (snapshot?.entities ?? []).map(({ entity, sources }) => [entity, sources[0]?.reading]),
      ),
    }
  }
  return { folder, pull }
}

test('only the file that changed is read, and a time that changed is no change', async () => {
  const { folder, pull } = pullingFiles()
  const first = await pull()
  const orders = join(folder, 'sales_order_line.csv')
  utimesSync(orders, new Date(2030, 0, 1), new Date(2030, 0, 1))
  const items = join(folder, 'item.csv')
  const { atime, mtime } = { atime: new Date(2020, 0, 1), mtime: new Date(2020, 0, 1) }
  utimesSync(items, atime, mtime)
  const again = await pull()
  expect(again.hash).toBe(first.hash)
  expect(new Set(Object.values(again.read))).toEqual(new Set(['changes']))
  // As long as before, and with the time it had.
  const text = readFileSync(items, 'utf8')
  writeFileSync(items, text.replace('10.5', '11.5'))
  utimesSync(items, atime, mtime)
  const third = await pull()
  expect(third.read).toMatchObject({
    item: 'whole',
    customer: 'changes',
    sales_order_line: 'changes',
  })
  expect(third.hash).not.toBe(first.hash)
})

test('a row that cannot be read is kept aside with its file', async () => {
  const folder = csvFolder({
    ...smallCompany,
    item: [item('I1'), item('I2'), item('I3', { price: 'dear' })],
  })
  const pulling = pullingWorkspace(() => createFilesConnector(folder))
  await pullOnce(pulling)
  await pullOnce(pulling)
  const [second, first] = pulling.service.snapshots.list()
  expect(second?.errors).toBe(1)
  expect(second?.entities.find((e) => e.entity === 'item')).toMatchObject({
    rejected: 1,
    sources: [{ reading: 'changes', changed: 0 }],
  })
  expect(second?.hash).toBe(first?.hash)
})
