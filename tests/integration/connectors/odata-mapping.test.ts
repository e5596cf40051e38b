/** Sets of any names and shapes, read through a mapping in the words of OData. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import { pascal } from '@main/sample-server/entity-sets'
import { type SampleServer, startSampleServer } from '@main/sample-server/start-sample-server'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startBendingProxy } from '../../support/bending-proxy'
import { csvFolder, item, order, pullingWorkspace, smallCompany } from '../snapshots/pull-support'
import { never } from './publish-samples'
import { sampleCompany } from './source-rows'

type Read = Readonly<Record<string, unknown>>

const lineFields = {
  sales_order: 'SalesOrder',
  line: 'Line',
  customer: 'Customer',
  item: 'Item',
  ordered_on: 'OrderedOn',
  requested_on: 'RequestedOn',
  quantity_ordered: 'QuantityOrdered',
  quantity_shipped: 'QuantityShipped',
  quantity_cancelled: 'QuantityCancelled',
  quantity_returned: 'QuantityReturned',
  price: 'Price',
  status: 'Status',
}

function mappingFile(tables: Read, entities: Read): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-odata-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'mapping.json')
  const name = { zh: '测试', en: 'Test' }
  writeFileSync(file, JSON.stringify({ format: 'evenkeel-mapping/1', name, tables, entities }))
  return file
}

const linesFile = (read: Read = {}): string =>
  mappingFile(
    { lines: { read: { set: 'SalesOrderLines', select: Object.values(lineFields), ...read } } },
    { sales_order_line: [{ from: 'lines', fields: lineFields }] },
  )

const sets: Read = {
  company: 'Companies',
  item: 'Items',
  customer: 'Customers',
  site: 'Sites',
  sourcing: 'Sourcings',
  sales_order_line: 'SalesOrderLines',
}

/** Every entity of the small company, set by set; names of items are looked up in `names` first. */
function companyFile(names?: Read): string {
  const tables: Record<string, unknown> = {}
  const entities: Record<string, unknown> = {}
  for (const [entity, rows] of Object.entries(smallCompany)) {
    const given = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const fields = Object.fromEntries(given.map((name) => [name, pascal(name)]))
    tables[entity] = { read: { set: sets[entity], select: Object.values(fields) } }
    const found = { do: 'lookup', table: 'names', by: { Item: 'Item' }, column: 'NameEn' }
    const named = { ...fields, name_en: { do: 'first', of: [found, 'NameEn'] } }
    entities[entity] = [{ from: entity, fields: names && entity === 'item' ? named : fields }]
  }
  if (names) tables.names = names
  return mappingFile(tables, entities)
}

async function rowsOf(connector: Connector, entity: string): Promise<CanonicalRow[]> {
  const rows: CanonicalRow[] = []
  for await (const batch of connector.read(entity, never)) {
    expect(batch.problems).toEqual([])
    rows.push(...batch.rows.map(({ values }) => values))
  }
  return rows
}

describe('the sample company', () => {
  let server: SampleServer
  let asked: string[] = []
  beforeAll(async () => {
    const fault = ({ target }: { target: string }) => void asked.push(decodeURIComponent(target))
    server = await startSampleServer({
      folder: sampleCompany,
      nextLinks: 'service',
      fault: (request) => {
        fault(request)
        return null
      },
    })
  })
  afterAll(() => server.close())

  const connect = (mapping: string, settings: Read = {}): Connector =>
    odataTypeWith(async () => undefined).create(
      { url: server.url, user: 'planner', mapping, ...settings },
      'evenkeel',
    )

  test.each([{}, { paging: 'keys' }])('a set, some of its rows and properties: %j', async (how) => {
    asked = []
    const connector = connect(linesFile({ filter: "Status eq 'open' or Status eq 'none'" }), how)
    const rows = await rowsOf(connector, 'sales_order_line')
    expect(rows.length).toBeGreaterThan(200)
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['open']))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(lineFields))
    expect(asked.find((target) => target.startsWith('SalesOrderLines?'))).toContain(
      '$select=SalesOrder,Line,Customer,',
    )
    const [listed] = await connector.list(never)
    expect(listed).toMatchObject({ entity: 'sales_order_line', place: 'SalesOrderLines' })
  })

  test('properties that need not be there, our own columns, and one that is missing', async () => {
    const select = ['Site', 'NameZh', 'NameEn', 'Kind', '@today', '@number']
    const read = { set: 'Sites', select, optional_select: ['Unheard'] }
    const fields = { site: 'Site', name_zh: 'NameZh', name_en: 'NameEn', kind: 'Kind' }
    const named = { ...fields, name_en: { do: 'first', of: ['Unheard', '@today'] } }
    const rows = await rowsOf(
      connect(mappingFile({ sites: { read } }, { site: [{ from: 'sites', fields: named }] })),
      'site',
    )
    expect(rows[0]?.name_en).toBe(new Date().toISOString().slice(0, 10))
    const numbered = { ...fields, name_en: '@number' }
    const file = mappingFile({ sites: { read } }, { site: [{ from: 'sites', fields: numbered }] })
    const numbers = (await rowsOf(connect(file), 'site')).map((row) => row.name_en)
    expect(new Set(numbers).size).toBe(rows.length)
    expect(numbers.every(Number.isSafeInteger)).toBe(true)
    const wrong = { ...fields, name_en: 'Unheard' }
    const missing = mappingFile(
      { sites: { read: { ...read, select: [...select, 'Unheard'], optional_select: [] } } },
      { site: [{ from: 'sites', fields: wrong }] },
    )
    const problems: unknown[] = []
    for await (const batch of connect(missing).read('site', never)) problems.push(...batch.problems)
    expect(problems).toMatchObject([{ kind: 'column_missing', field: 'Unheard', place: 'Sites' }])
  })

  test('a set that is not there', async () => {
    const read = { set: 'Nowhere', select: ['Site', 'NameZh', 'NameEn', 'Kind'] }
    const fields = { site: 'Site', name_zh: 'NameZh', name_en: 'NameEn', kind: 'Kind' }
    const entities = { site: [{ from: 'sites', fields }] }
    await expect(
      rowsOf(connect(mappingFile({ sites: { read } }, entities)), 'site'),
    ).rejects.toMatchObject({ code: 'FILE_UNREADABLE', params: { reason: 'file_missing' } })
    const optional = mappingFile({ sites: { read, optional: true } }, entities)
    expect(await rowsOf(connect(optional), 'site')).toEqual([])
  })

  test.each([403, 404, 501])('a service that is not offered: %d', async (status) => {
    const proxy = await startBendingProxy(server.url)
    onTestFinished(() => proxy.close())
    proxy.bend({
      fault: ({ target }) => (target.includes('quotes/') ? { kind: 'status', status } : null),
    })
    const fields = { site: 'Site', name_zh: 'NameZh', name_en: 'NameEn', kind: 'Kind' }
    const read = { set: 'Sites', select: Object.values(fields) }
    const more = { service: 'quotes/', set: 'Quotes', select: ['Name', 'Site'] }
    const name = { do: 'lookup', table: 'more', by: { Site: 'Site' }, column: 'Name' }
    const named = { ...fields, name_en: { do: 'first', of: [name, 'NameEn'] } }
    const fileOf = (optional: boolean): string =>
      mappingFile(
        { sites: { read }, more: { read: more, optional } },
        { site: [{ from: 'sites', fields: named }] },
      )
    const connectProxy = (optional: boolean) => connect(fileOf(optional), { url: proxy.url })
    const connector = connectProxy(true)
    const rows: CanonicalRow[] = []
    const found: unknown[] = []
    for await (const batch of connector.read('site', never)) {
      rows.push(...batch.rows.map(({ values }) => values))
      found.push(...batch.problems)
    }
    expect(rows).toEqual(
      await rowsOf(
        connect(mappingFile({ sites: { read } }, { site: [{ from: 'sites', fields }] })),
        'site',
      ),
    )
    expect(found).toMatchObject([{ kind: 'entity_missing', place: 'Quotes', value: 'Quotes' }])
    expect(await connector.changes?.mark('site', never)).toBeTypeOf('string')
    await expect(rowsOf(connectProxy(false), 'site')).rejects.toMatchObject({
      code: status === 403 ? 'SIGN_IN_REFUSED' : 'SERVER_FAILED',
    })
  })

  test.each([403, 404, 501])('an address whose every service is closed: %d', async (status) => {
    const proxy = await startBendingProxy(server.url)
    onTestFinished(() => proxy.close())
    proxy.bend({ fault: () => ({ kind: 'status', status }) })
    const fields = { site: 'Site', name_zh: 'NameZh', name_en: 'NameEn', kind: 'Kind' }
    const read = { set: 'Sites', select: Object.values(fields) }
    const file = mappingFile(
      {
        sites: { read, optional: true },
        more: { read: { ...read, service: 'quotes/' }, optional: true },
      },
      { site: ['sites', 'more'].map((from) => ({ from, fields })) },
    )
    await expect(connect(file, { url: proxy.url }).list(never)).rejects.toMatchObject({
      code: status === 403 ? 'SIGN_IN_REFUSED' : 'SERVER_FAILED',
    })
  })

  test.each(['links', 'keys'])(
    'a set that is closed to whoever signs in is left out alone, and that is said (%s)',
    async (paging) => {
      const proxy = await startBendingProxy(server.url)
      onTestFinished(() => proxy.close())
      proxy.bend({
        fault: ({ target }) =>
          target.includes('Resources') ? { kind: 'status', status: 403 } : null,
      })
      const fields = { site: 'Site', name_zh: 'NameZh', name_en: 'NameEn', kind: 'Kind' }
      const more = { set: 'Resources', select: ['Site', 'NameEn'] }
      const name = { do: 'lookup', table: 'more', by: { Site: 'Site' }, column: 'NameEn' }
      const named = { ...fields, name_en: { do: 'first', of: [name, 'NameEn'] } }
      const read = { set: 'Sites', select: Object.values(fields) }
      const connectProxy = (optional: boolean) =>
        connect(
          mappingFile(
            { sites: { read }, more: { read: more, optional } },
            { site: [{ from: 'sites', fields: named }] },
          ),
          { url: proxy.url, paging },
        )
      const connector = connectProxy(true)
      const found: unknown[] = []
      let rows = 0
      for await (const batch of connector.read('site', never)) {
        rows += batch.rows.length
        found.push(...batch.problems)
      }
      expect(rows).toBe(5)
      expect(found).toMatchObject([
        {
          severity: 'warning',
          kind: 'entity_missing',
          entity: 'site',
          place: 'Resources',
          row: null,
          value: 'Resources',
        },
      ])
      expect(await connector.changes?.mark('site', never)).not.toBeNull()
      await expect(rowsOf(connectProxy(false), 'site')).rejects.toMatchObject({
        code: 'SIGN_IN_REFUSED',
      })
    },
  )

  test.each([
    [{ set: "Sites('P01')" }, 'tables.read.set'],
    [{ select: [] }, 'tables.read.select'],
    [{ select: ['Site&$top=1'] }, 'tables.read.select.0'],
    [{ filter: "Kind eq 'plant') or (true" }, 'tables.read.filter'],
    [{ filter: "Kind eq 'plant" }, 'tables.read.filter'],
    [{ service: '../other' }, 'tables.read.service'],
    [{ service: 'https://elsewhere/' }, 'tables.read.service'],
    [{ where: 'x' }, 'tables.read'],
  ])('what is not in the words of OData is said: %j', (wrong, path) => {
    expect(() => connect(linesFile(wrong))).toThrow(
      expect.objectContaining({
        code: 'MAPPING_INVALID',
        params: expect.objectContaining({ path }),
      }),
    )
  })
})

test('what changed is read by the time of the change, and what is gone by the number of rows', async () => {
  const server = await startSampleServer({ folder: csvFolder(smallCompany) })
  onTestFinished(() => server.close())
  const mapping = companyFile()
  const settings = { url: server.url, user: 'planner', mapping }
  const pulling = pullingWorkspace(() =>
    odataTypeWith(async () => undefined).create(settings, 'evenkeel'),
  )
  const pull = async (full: boolean) => {
    pulling.service.pull.start(undefined, 'lin-yue', full)
    await pulling.service.pull.finished()
    expect(pulling.service.pull.state()?.error).toBeNull()
    const [snapshot] = pulling.service.snapshots.list()
    const read = new Map(snapshot?.entities.map((e) => [e.entity, e.sources[0]]))
    return { hash: snapshot?.hash, orders: read.get('sales_order_line') }
  }
  await pull(false)
  server.put('item', [item('P-NEW')])
  server.put('sales_order_line', [
    order('SO-N1', 1, { item: 'P-NEW' }),
    order('SO1', 1, { quantity_ordered: 7 }),
  ])
  const added = await pull(false)
  expect(added.orders).toMatchObject({ reading: 'changes', changed: 2 })
  expect(added.hash).toBe((await pull(true)).hash)
  server.remove('sales_order_line', [{ sales_order: 'SO2', line: 1 }])
  const removed = await pull(false)
  expect(removed.orders?.reading).toBe('changes')
  expect(removed.hash).not.toBe(added.hash)
  expect(removed.hash).toBe((await pull(true)).hash)
})

test('a set that stays closed is said of every snapshot, whatever was read anew', async () => {
  const server = await startSampleServer({
    folder: csvFolder(smallCompany),
    fault: ({ target }) => (target.includes('CLOSED') ? { kind: 'status', status: 403 } : null),
  })
  onTestFinished(() => server.close())
  const read = { set: 'Items', select: ['Item', 'NameEn'], filter: "Item eq 'CLOSED'" }
  const settings = {
    url: server.url,
    user: 'planner',
    mapping: companyFile({ read, optional: true }),
  }
  const pulling = pullingWorkspace(() =>
    odataTypeWith(async () => undefined).create(settings, 'evenkeel'),
  )
  const closed = async () => {
    pulling.service.pull.start(undefined, 'lin-yue', false)
    await pulling.service.pull.finished()
    const { snapshot, error } = pulling.service.pull.state() ?? {}
    expect(error).toBeNull()
    const { findings } = pulling.service.snapshots.findings(snapshot ?? '', 100)
    return findings
      .filter(({ value }) => value === 'Items')
      .map(({ kind, entity }) => [kind, entity])
  }
  expect(await closed()).toEqual([['entity_missing', 'item']])
  server.put('item', [item('P-NEW')])
  expect(await closed()).toEqual([['entity_missing', 'item']])
  const [snapshot] = pulling.service.snapshots.list()
  const items = snapshot?.entities.find(({ entity }) => entity === 'item')
  expect(items?.sources[0]).toMatchObject({ reading: 'changes' })
})
