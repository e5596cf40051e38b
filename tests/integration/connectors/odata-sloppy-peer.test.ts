/** The mapping of S/4HANA over a server that others wrote, and that is sloppy on purpose: no pages, no counts, errors of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { odataTypeWith } from '@main/connectors/odata/odata-type'
import FEMockserver from '@sap-ux/fe-mockserver-core'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { never } from './publish-samples'

const service = '/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001'
const mapping = resolve(import.meta.dirname, '../../../resources/mappings/s4hana.json')

/** Of the published metadata of the sales order service, what the mapping asks for. */
const types: Readonly<Record<string, { key: string[]; properties: string; more?: string }>> = {
  SalesOrder: {
    key: ['SalesOrder'],
    properties:
      'SalesOrder SoldToParty SalesDistrict DistributionChannel TransactionCurrency SalesOrderDate:Date RequestedDeliveryDate:Date LastChangeDateTime:DateTimeOffset',
    more: '<NavigationProperty Name="_Item" Type="Collection(S.SalesOrderItem)" Partner="_SalesOrder"/>',
  },
  SalesOrderItem: {
    key: ['SalesOrder', 'SalesOrderItem'],
    properties:
      'SalesOrder SalesOrderItem Product RequestedQuantity:Decimal RequestedQuantitySAPUnit NetAmount:Decimal SalesDocumentRjcnReason DeliveryStatus',
    more: '<NavigationProperty Name="_SalesOrder" Type="S.SalesOrder" Partner="_Item"><ReferentialConstraint Property="SalesOrder" ReferencedProperty="SalesOrder"/></NavigationProperty>',
  },
  SalesOrderScheduleLine: {
    key: ['SalesOrder', 'SalesOrderItem', 'ScheduleLine'],
    properties:
      'SalesOrder SalesOrderItem ScheduleLine RequestedDeliveryDate:Date ConfirmedDeliveryDate:Date DeliveredQtyInOrderQtyUnit:Decimal',
  },
}

const propertyOf = (text: string, key: readonly string[]): string => {
  const [name = '', type = 'String'] = text.split(':')
  return `<Property Name="${name}" Type="Edm.${type}" Nullable="${!key.includes(name)}"${type === 'Decimal' ? ' Precision="15" Scale="3"' : ''}/>`
}

const metadata = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="S" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${Object.entries(types)
  .map(
    ([name, { key, properties, more = '' }]) =>
      `<EntityType Name="${name}"><Key>${key.map((one) => `<PropertyRef Name="${one}"/>`).join('')}</Key>${properties
        .split(' ')
        .map((one) => propertyOf(one, key))
        .join('')}${more}</EntityType>`,
  )
  .join('\n')}
<EntityContainer Name="Container">
<EntitySet Name="SalesOrder" EntityType="S.SalesOrder"><NavigationPropertyBinding Path="_Item" Target="SalesOrderItem"/></EntitySet>
<EntitySet Name="SalesOrderItem" EntityType="S.SalesOrderItem"><NavigationPropertyBinding Path="_SalesOrder" Target="SalesOrder"/></EntitySet>
<EntitySet Name="SalesOrderScheduleLine" EntityType="S.SalesOrderScheduleLine"/>
</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`

const orders = Array.from({ length: 120 }, (_, at) => ({
  SalesOrder: String(at + 1),
  SoldToParty: `C-${at % 7}`,
  SalesDistrict: 'EU',
  DistributionChannel: '10',
  TransactionCurrency: 'EUR',
  SalesOrderDate: '2026-09-01',
  RequestedDeliveryDate: '2026-10-15',
}))
const items = orders.flatMap(({ SalesOrder }, order) =>
  ['000010', '000020'].map((SalesOrderItem, at) => ({
    SalesOrder,
    SalesOrderItem,
    Product: at === 0 ? 'FG-1' : 'FG-2',
    RequestedQuantity: 10,
    RequestedQuantitySAPUnit: 'PC',
    NetAmount: 125.5,
    SalesDocumentRjcnReason: order === 3 ? 'Z1' : '',
    DeliveryStatus: order === 2 ? 'C' : 'A',
  })),
)
const scheduleLines = items.map(({ SalesOrder, SalesOrderItem, DeliveryStatus }) => ({
  SalesOrder,
  SalesOrderItem,
  ScheduleLine: '0001',
  RequestedDeliveryDate: '2026-10-10',
  ConfirmedDeliveryDate: '2026-10-20',
  DeliveredQtyInOrderQtyUnit: DeliveryStatus === 'C' ? 10 : 0,
}))

let url: string
const asked: string[] = []
const closing: (() => unknown)[] = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-mockserver-'))
  writeFileSync(join(folder, 'metadata.xml'), metadata)
  for (const [name, rows] of Object.entries({
    SalesOrder: orders,
    SalesOrderItem: items,
    SalesOrderScheduleLine: scheduleLines,
  }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(rows))
  const peer = new FEMockserver({
    services: [
      {
        urlPath: service,
        metadataPath: join(folder, 'metadata.xml'),
        mockdataPath: folder,
        generateMockData: false,
        watch: false,
      },
    ],
  })
  await peer.isReady
  const router = peer.getRouter()
  const server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''))
    router(request, response, () => {
      response.statusCode = 404
      response.end('not here')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/sap/opu/odata4/sap`
  closing.push(
    () => server.close(),
    () => peer.dispose(),
    () => rmSync(folder, { recursive: true, force: true }),
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

const connect = (settings: Record<string, string> = {}): Connector =>
  odataTypeWith(async () => undefined).create(
    { url, mapping, dialect: 's4hana', user: 'planner', ...settings },
    'evenkeel',
  )

async function read(connector: Connector, entity: string) {
  const declared = entityNamed(entity)
  if (!declared) throw new Error(entity)
  const rows = []
  for await (const batch of connector.read(entity, never)) {
    expect(batch.problems).toEqual([])
    for (const { values } of batch.rows) {
      const checked = checkRow(declared, values)
      expect(checked.problems).toBeUndefined()
      rows.push(checked.row ?? {})
    }
  }
  return rows
}

test('order lines come with what their orders and schedule lines say', async () => {
  const rows = await read(connect(), 'sales_order_line')
  expect(rows).toHaveLength(240)
  const line = (order: string) => rows.find((row) => row.sales_order === order && row.line === 10)
  expect(line('1')).toMatchObject({
    customer: 'C-0',
    item: 'FG-1',
    ordered_on: '2026-09-01',
    requested_on: '2026-10-10',
    promised_on: '2026-10-20',
    quantity_ordered: 10,
    quantity_shipped: 0,
    price: 12.55,
    status: 'open',
    unit: 'PC',
  })
  expect(line('3')).toMatchObject({
    status: 'shipped',
    quantity_shipped: 10,
    shipped_on: '2026-10-20',
  })
  expect(line('4')).toMatchObject({ status: 'cancelled', quantity_cancelled: 10 })
  expect(asked.find((path) => path.includes('/SalesOrderItem?'))).toContain(
    '$expand=_SalesOrder($select=SoldToParty,SalesOrderDate,RequestedDeliveryDate)',
  )
})

test('customers come from the orders that name them', async () => {
  const rows = await read(connect({ paging: 'keys' }), 'customer')
  expect(rows.map(({ customer }) => customer).sort()).toEqual(
    Array.from({ length: 7 }, (_, at) => `C-${at}`),
  )
})

test('a service that is not there is said, with its answer', async () => {
  await expect(read(connect(), 'site')).rejects.toMatchObject({
    code: 'SERVER_FAILED',
    params: { status: 404 },
  })
})
