/** The mapping that ships, over standard objects filled with the sample company. */
import type { Connector } from '@main/connectors/connector'
import type { Finding } from '@shared/contract/contract-types'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPeer } from '../../support/salesforce-peer/connect-peer'
import {
  fillOrganisation,
  type SampleRow,
  sampleRows,
  standardObjects,
} from '../../support/salesforce-peer/standard-organisation'
import {
  type SalesforcePeer,
  startSalesforcePeer,
} from '../../support/salesforce-peer/start-salesforce-peer'
import { never } from './publish-samples'

let peer: SalesforcePeer
const asked: string[] = []
let connector: Connector

beforeAll(async () => {
  const fault = ({ method, target }: { method: string; target: string }) => {
    asked.push(`${method} ${target}`)
    return null
  }
  peer = await startSalesforcePeer({ objects: standardObjects, fault })
  fillOrganisation(peer.store)
  connector = connectPeer(peer.url)
})
afterAll(() => peer.close())

async function read(entity: string) {
  const rows: Record<string, unknown>[] = []
  const problems: Finding[] = []
  const declared = entityNamed(entity)!
  for await (const batch of connector.read(entity, never)) {
    problems.push(...batch.problems)
    for (const { values } of batch.rows) {
      const checked = checkRow(declared, values)
      expect(checked.problems).toBeUndefined()
      rows.push(checked.row ?? {})
    }
  }
  expect(problems).toEqual([])
  return rows
}

/** Fields as a sample row has them and as they were read, sorted, so that other keys do not matter. */
function texts(rows: readonly Readonly<Record<string, unknown>>[], fields: readonly string[]) {
  return rows.map((row) => fields.map((name) => String(row[name] ?? '')).join(' | ')).sort()
}

const plain = (rows: readonly SampleRow[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
      ]),
    ),
  )

test('lists what it can fill, as of the clock of the organisation', async () => {
  const listed = await connector.list(never)
  expect(listed.map(({ entity }) => entity)).toEqual([
    'company',
    'item',
    'customer',
    'sales_order_line',
    'opportunity',
    'opportunity_line',
    'sales_forecast',
    'contract',
    'quote',
    'quote_line',
    'event',
    'exchange_rate',
  ])
  expect(listed.find(({ entity }) => entity === 'opportunity')?.place).toBe('Opportunity')
  expect(Date.parse(listed[1]?.asOf ?? '')).not.toBeNaN()
})

test.each([
  [
    'item',
    'erp/item',
    [
      'item',
      'name_zh',
      'name_en',
      'family',
      'category',
      'unit',
      'price',
      'standard_cost',
      'lifecycle',
      'lead_time_days',
    ],
  ],
  [
    'customer',
    'crm/customer',
    ['name_zh', 'name_en', 'class', 'region', 'channel', 'currency', 'credit_days'],
  ],
  [
    'opportunity',
    'crm/opportunity',
    [
      'name_zh',
      'stage',
      'probability',
      'amount',
      'created_on',
      'outcome',
      'loss_reason',
      'owner',
      'closed_on',
    ],
  ],
  ['opportunity_line', 'crm/opportunity_line', ['item', 'quantity', 'delivery_months']],
  ['quote', 'crm/quote', ['issued_on', 'valid_until', 'status']],
  ['quote_line', 'crm/quote_line', ['item', 'quantity', 'price']],
  ['contract', 'crm/contract', ['contract', 'name_zh', 'name_en', 'signed_on', 'status']],
  ['event', 'crm/event', ['name_zh', 'name_en', 'from_month', 'to_month', 'uplift_percent']],
  [
    'sales_order_line',
    'erp/sales_order_line',
    [
      'sales_order',
      'item',
      'ordered_on',
      'requested_on',
      'shipped_on',
      'quantity_ordered',
      'quantity_shipped',
      'quantity_cancelled',
      'price',
      'status',
    ],
  ],
])('%s comes out as it went in', async (entity, name, fields) => {
  expect(texts(await read(entity), fields)).toEqual(texts(plain(sampleRows(name)), fields))
})

test('what has more than 20,000 rows was read by a job, which was taken away again', async () => {
  expect(asked.filter((one) => one.startsWith('POST') && one.endsWith('/jobs/query'))).toHaveLength(
    1,
  )
  expect(peer.jobs.left).toBe(0)
})

test('references hold: lines name their opportunity, orders their customer', async () => {
  const deals = new Set((await read('opportunity')).map((row) => row.opportunity))
  const lines = await read('opportunity_line')
  expect(lines.every((row) => deals.has(row.opportunity))).toBe(true)
  expect(new Set(lines.map((row) => `${row.opportunity} ${row.line}`)).size).toBe(lines.length)
})

test('the day is that of the clock of whoever signs in', async () => {
  const [company] = await read('company')
  const shanghai = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
  })
  expect([0, 60_000].map((ago) => shanghai.format(Date.now() - ago))).toContain(company?.as_of)
})

test('what the organisation does not use is empty', async () => {
  expect(await read('sales_forecast')).toEqual([])
  expect(await read('exchange_rate')).toEqual([])
})
