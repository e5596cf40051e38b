/** Several connections in one snapshot: who holds, who wins, and what stands when one is away. */
import { appendFileSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { closeConnection, openSnapshot, readFindings, readRows } from '@main/store/reading'
import { putConnection, setSetting } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import { expect, test } from 'vitest'
import { ChangingSource } from './changing-source'
import {
  customer,
  item,
  memoryConnector,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
} from './pull-support'

const { company, item: items, site, sourcing, sales_order_line } = smallCompany
const erp = {
  company: company ?? [],
  item: items ?? [],
  site: site ?? [],
  sourcing: sourcing ?? [],
  sales_order_line: sales_order_line ?? [],
}
const crm = {
  item: [item('I1', { price: 99 }), item('I9')],
  customer: [customer('C1'), customer('C2')],
}

function pullingFromTwo(
  open: { readonly erp: () => Connector; readonly crm: () => Connector },
  feeds: Record<string, unknown> = {},
) {
  const pulling = pullingWorkspace(() => open.erp(), {
    openConnector: async (name) => (name === 'crm' ? open.crm() : open.erp()),
  })
  for (const name of ['erp', 'crm'])
    putConnection(pulling.store.db, { name, type: 'files', settings: { folder: '/x' } })
  setSetting(pulling.store.db, 'feeds', { connections: ['erp', 'crm'], ...feeds })
  return pulling
}

function contents({ folder, service }: ReturnType<typeof pullingWorkspace>) {
  const [snapshot] = service.snapshots.list()
  const db = openSnapshot(folder, snapshot?.snapshot ?? '')
  const items = [...readRows(db, 'item')].map((row) => [row.item, row.price])
  const { findings } = readFindings(db, 100)
  closeConnection(db)
  const sources = new Map(snapshot?.entities.map((e) => [e.entity, e.sources]))
  return { items, findings, sources, hash: snapshot?.hash }
}

const both = { erp: () => memoryConnector(erp), crm: () => memoryConnector(crm) }

test('the first connection that has an entity gives all of it', async () => {
  const pulling = pullingFromTwo(both)
  expect((await pullOnce(pulling)).error).toBeNull()
  const { items, sources } = contents(pulling)
  expect(items).toEqual([
    ['I1', 10.5],
    ['I2', 10.5],
  ])
  expect(sources.get('customer')?.map((s) => s.connection)).toEqual(['crm'])
  expect(sources.get('item')?.map((s) => s.connection)).toEqual(['erp'])
})

test('rows that are joined by key come from the earlier connection where both have them', async () => {
  const pulling = pullingFromTwo(both, { union: ['item'] })
  await pullOnce(pulling)
  const first = contents(pulling)
  expect(first.items).toEqual([
    ['I1', 10.5],
    ['I2', 10.5],
    ['I9', 10.5],
  ])
  expect(first.sources.get('item')?.map((s) => s.connection)).toEqual(['erp', 'crm'])
  expect(first.findings.filter((f) => f.kind === 'key_repeated')).toEqual([])
  await pullOnce(pulling)
  expect(contents(pulling).hash).toBe(first.hash)
})

test('a finding names the connection its row came from', async () => {
  const odd = { ...crm, sales_order_line: [order('SO9', 1, { item: 'none' })] }
  const pulling = pullingFromTwo(
    { ...both, crm: () => memoryConnector(odd) },
    { union: ['sales_order_line'] },
  )
  await pullOnce(pulling)
  const { findings } = contents(pulling)
  expect(findings.find((f) => f.kind === 'reference_unknown')).toMatchObject({
    connection: 'crm',
    entity: 'sales_order_line',
    value: 'none',
  })
})

const away = (): Connector => {
  throw new EvenkeelError('SERVER_UNREACHABLE', { address: 'https://crm.example' })
}

test('a pull fails with a connection that is away, unless its data may stay as it was', async () => {
  let isAway = false
  const open = { ...both, crm: () => (isAway ? away() : memoryConnector(crm)) }
  const strict = pullingFromTwo(open)
  await pullOnce(strict)
  isAway = true
  expect((await pullOnce(strict)).error?.code).toBe('SERVER_UNREACHABLE')
  expect(strict.service.snapshots.list()).toHaveLength(1)
})

test('what was kept says so, is of the time it was read, and is read again afterwards', async () => {
  let isAway = false
  const source = new ChangingSource(crm)
  const open = { ...both, crm: () => (isAway ? away() : source.connector()) }
  const pulling = pullingFromTwo(open, { away: 'keep' })
  await pullOnce(pulling)
  const before = contents(pulling)
  isAway = true
  source.put('customer', customer('C3'))
  expect((await pullOnce(pulling)).error).toBeNull()
  const kept = contents(pulling)
  expect(kept.hash).toBe(before.hash)
  expect(kept.sources.get('customer')).toMatchObject([
    { connection: 'crm', reading: 'kept', asOf: before.sources.get('customer')?.[0]?.asOf },
  ])
  expect(kept.findings.find((f) => f.kind === 'source_away')).toMatchObject({
    connection: 'crm',
    entity: 'customer',
    severity: 'warning',
  })
  isAway = false
  await pullOnce(pulling)
  const after = contents(pulling)
  expect(after.sources.get('customer')).toMatchObject([{ reading: 'changes', changed: 1 }])
  expect(after.findings.filter((f) => f.kind === 'source_away')).toEqual([])
})

test('a connection that breaks off midway is kept as it was, and nothing of the half stays', async () => {
  let breaks = false
  const broken = () =>
    memoryConnector(crm, {
      between: (entity) => {
        if (breaks && entity === 'customer') away()
      },
    })
  const pulling = pullingFromTwo({ ...both, crm: broken }, { away: 'keep' })
  await pullOnce(pulling)
  const { hash } = contents(pulling)
  breaks = true
  expect((await pullOnce(pulling)).error).toBeNull()
  const kept = contents(pulling)
  expect(kept.hash).toBe(hash)
  expect(kept.sources.get('customer')?.[0]?.reading).toBe('kept')
})

test.each(['cannot be opened', 'breaks off midway'])(
  'a connection that %s is not passed over where what it brought cannot be built upon',
  async (how) => {
    let isAway = false
    const midway = () => memoryConnector(crm, { between: () => void (isAway && away()) })
    const opening = () => (isAway ? away() : memoryConnector(crm))
    const open = { ...both, crm: how === 'breaks off midway' ? midway : opening }
    const pulling = pullingFromTwo(open, { away: 'keep' })
    await pullOnce(pulling)
    const [last] = pulling.service.snapshots.list()
    const file = join(pulling.folder, 'snapshots', `${last?.snapshot}.sqlite`)
    chmodSync(file, 0o644)
    appendFileSync(file, 'other than it was sealed')
    isAway = true
    expect((await pullOnce(pulling)).error?.code).toBe('SERVER_UNREACHABLE')
    expect(pulling.service.snapshots.list()).toEqual([last])
  },
)

test('a row that was put aside still names its connection after it was kept', async () => {
  let isAway = false
  const odd = { ...crm, sales_order_line: [order('SO9', 1, { item: 'none' })] }
  const pulling = pullingFromTwo(
    { erp: () => (isAway ? away() : memoryConnector(erp)), crm: () => memoryConnector(odd) },
    { union: ['sales_order_line'], away: 'keep' },
  )
  await pullOnce(pulling)
  isAway = true
  expect((await pullOnce(pulling)).error).toBeNull()
  const { findings, sources } = contents(pulling)
  expect(sources.get('sales_order_line')?.[0]?.reading).toBe('kept')
  expect(findings.filter((f) => f.kind === 'reference_unknown')).toMatchObject([
    { connection: 'crm', place: 'sales_order_lines', value: 'none' },
  ])
})
