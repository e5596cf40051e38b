/** What changed on an OData server comes to what reading everything comes to, whatever the server tells of it. */
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import {
  type SampleServer,
  type SampleServerOptions,
  startSampleServer,
} from '@main/sample-server/start-sample-server'
import { expect, onTestFinished, test } from 'vitest'
import { startBendingProxy } from '../../support/bending-proxy'
import { csvFolder, item, order, pullingWorkspace, smallCompany } from './pull-support'

async function serving(options: SampleServerOptions = {}, settings: Record<string, string> = {}) {
  const server = await startSampleServer({ folder: csvFolder(smallCompany), ...options })
  onTestFinished(() => server.close())
  const connector = () =>
    odataTypeWith(async () => undefined).create(
      { url: server.url, user: 'planner', ...settings },
      'evenkeel',
    )
  return { server, pulling: pullingWorkspace(connector), whole: pullingWorkspace(connector) }
}

async function pull({ service }: ReturnType<typeof pullingWorkspace>, full: boolean) {
  service.pull.start(undefined, 'lin-yue', full)
  await service.pull.finished()
  expect(service.pull.state()?.error).toBeNull()
  const [snapshot] = service.snapshots.list()
  const read = new Map(snapshot?.entities.map((e) => [e.entity, e.sources[0]]))
  return { hash: snapshot?.hash, orders: read.get('sales_order_line'), items: read.get('item') }
}

/** An order changes, one is new, one is gone, one comes back under its key; an item is new. */
function changeCompany(server: SampleServer): void {
  const fits = { customer: 'C1', item: 'P-NEW' }
  server.put('item', [item('P-NEW')])
  server.put('sales_order_line', [
    order('SO-N1', 1, fits),
    order('SO-N2', 1, fits),
    order("SO'N 3/é", 2, fits),
  ])
}

test.each([
  ['delta links', {}, {}],
  ['a server that ignores the request for them', { tracking: 'ignored' }, {}],
  ['paging by keys', {}, { paging: 'keys' }],
] as const)('%s', async (_, options, settings) => {
  const { server, pulling, whole } = await serving(options, settings)
  await pull(pulling, false)
  changeCompany(server)
  const added = await pull(pulling, false)
  expect(added.hash).toBe((await pull(whole, true)).hash)
  expect(added.orders?.reading).toBe('changes')
  server.put('sales_order_line', [
    order('SO-N1', 1, { customer: 'C1', item: 'P-NEW', quantity_ordered: 7 }),
  ])
  server.remove('sales_order_line', [
    { sales_order: 'SO-N2', line: 1 },
    { sales_order: "SO'N 3/é", line: 2 },
  ])
  const removed = await pull(pulling, false)
  expect(removed.hash).toBe((await pull(whole, true)).hash)
  expect(removed.hash).not.toBe(added.hash)
  expect(removed.orders?.reading).toBe('changes')
})

test('by delta links only what changed is read', async () => {
  const { server, pulling } = await serving()
  await pull(pulling, false)
  changeCompany(server)
  const { orders, items } = await pull(pulling, false)
  expect(orders).toMatchObject({ reading: 'changes', changed: 3 })
  expect(items).toMatchObject({ reading: 'changes', changed: 1 })
})

test('rows are counted for a whole reading, not for one of changes', async () => {
  let counts = 0
  const { server, pulling } = await serving({
    fault: ({ target }) => {
      if (target.endsWith('/$count')) counts += 1
      return null
    },
  })
  await pull(pulling, false)
  expect(counts).toBeGreaterThan(0)
  counts = 0
  changeCompany(server)
  const { orders } = await pull(pulling, false)
  expect(orders?.reading).toBe('changes')
  expect(counts).toBe(0)
})

test('a delta link that the server has forgotten has everything read', async () => {
  let forgetful = false
  const { pulling } = await serving({
    fault: ({ target }) =>
      forgetful && target.includes('deltatoken') ? { kind: 'status', status: 410 } : null,
  })
  await pull(pulling, false)
  forgetful = true
  expect((await pull(pulling, false)).orders?.reading).toBe('whole')
  forgetful = false
  expect((await pull(pulling, false)).orders?.reading).toBe('changes')
})

/** As some servers tell changes: the key, and nothing but the properties that changed. */
function onlyChanged(body: string): string {
  const page = JSON.parse(body) as { value: Record<string, unknown>[] }
  const value = page.value.map((row) =>
    'reason' in row
      ? row
      : { SalesOrder: row.SalesOrder, Line: row.Line, QuantityOrdered: row.QuantityOrdered },
  )
  return JSON.stringify({ ...page, value })
}

test('a delta that names only what changed empties nothing', async () => {
  const told = await serving()
  const { server } = told
  const proxy = await startBendingProxy(server.url)
  onTestFinished(() => proxy.close())
  proxy.bend({
    rewritten: (path, body) =>
      path.includes('SalesOrderLines') && path.includes('deltatoken') ? onlyChanged(body) : body,
  })
  const partly = pullingWorkspace(() =>
    odataTypeWith(async () => undefined).create({ url: proxy.url, user: 'planner' }, 'evenkeel'),
  )
  await pull(partly, false)
  changeCompany(server)
  server.put('sales_order_line', [order('SO1', 1, { quantity_ordered: 7 })])
  const changed = await pull(partly, false)
  expect(changed.orders).toMatchObject({ reading: 'changes', changed: 4 })
  expect(changed.hash).toBe((await pull(told.whole, true)).hash)
})

test.each([400, 404, 501])(
  'a server without the filter by time, which answers %i, is read whole',
  async (status) => {
    const { server, pulling, whole } = await serving({
      tracking: 'ignored',
      fault: ({ target }) =>
        target.includes('ModifiedAt%20ge') ? { kind: 'status', status } : null,
    })
    await pull(pulling, false)
    changeCompany(server)
    const changed = await pull(pulling, false)
    expect(changed.orders?.reading).toBe('whole')
    expect(changed.hash).toBe((await pull(whole, true)).hash)
  },
)
