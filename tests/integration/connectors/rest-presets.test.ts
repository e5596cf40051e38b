/** The mappings of systems around the CRM, each over a peer of its shape that holds the sample company. */
import type { Connector } from '@main/connectors/connector'
import type { Finding } from '@shared/contract/contract-types'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { describe, expect, test } from 'vitest'
import { connectRest, presetPath } from '../../support/rest-peer/connect-rest'
import { afterSales, leanx, oa, shop, zendeskSell } from '../../support/rest-peer/crm-systems'
import { bi, budgetRows, hr, mes, plm, qms, srm, tms } from '../../support/rest-peer/plant-systems'
import { type SampleRow, sampleRows } from '../../support/rest-peer/sample-rows'
import { startRestPeer } from '../../support/rest-peer/start-rest-peer'
import type { SystemShape } from '../../support/rest-peer/system-shape'
import { never } from './publish-samples'

type Row = Readonly<Record<string, unknown>>

async function read(connector: Connector, entity: string): Promise<Row[]> {
  const rows: Row[] = []
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

/** Rows as one text each, by the fields that the system knows. */
function texts(entity: string, rows: readonly Row[], fields: readonly string[]): string[] {
  const declared = entityNamed(entity)!.fields
  const shown = (row: Row, name: string): string => {
    const value = row[name]
    if (value === null || value === undefined || value === '') return ''
    const kind = declared.find((field) => field.name === name)?.kind ?? 'text'
    const counts = ['number', 'money', 'share', 'integer'].includes(kind)
    return counts ? String(Number(Number(value).toPrecision(12))) : String(value)
  }
  return rows.map((row) => fields.map((name) => shown(row, name)).join(' | ')).sort()
}

interface Expected {
  readonly rows: () => readonly SampleRow[]
  readonly fields: readonly string[]
}
const of = (name: string, ...fields: string[]): Expected => ({
  rows: () => sampleRows(name),
  fields,
})

const buyers = () => sampleRows('crm/customer').filter((row) => row.channel === 'e_commerce')
const shopLines = () => {
  const codes = new Set(buyers().map((row) => row.customer))
  const lines = sampleRows('erp/sales_order_line')
  return lines.filter((row) => codes.has(row.customer)).slice(-2_000)
}
const orderFields = [
  'sales_order',
  'line',
  'customer',
  'item',
  'ordered_on',
  'requested_on',
  'shipped_on',
  'quantity_ordered',
  'quantity_shipped',
  'price',
]

const systems: Readonly<
  Record<string, readonly [() => SystemShape, Readonly<Record<string, Expected>>]>
> = {
  leanx: [
    leanx,
    {
      customer: of(
        'crm/customer',
        'customer',
        'name_zh',
        'name_en',
        'class',
        'region',
        'channel',
        'currency',
        'credit_days',
      ),
      opportunity: of(
        'crm/opportunity',
        'opportunity',
        'name_zh',
        'customer',
        'stage',
        'probability',
        'amount',
        'created_on',
        'expected_close_on',
        'closed_on',
        'outcome',
        'loss_reason',
        'owner',
      ),
      opportunity_line: of(
        'crm/opportunity_line',
        'opportunity',
        'line',
        'item',
        'quantity',
        'delivery_months',
      ),
      sales_forecast: of(
        'crm/sales_forecast',
        'submission',
        'customer',
        'item',
        'month',
        'quantity',
        'status',
        'author',
        'submitted_on',
        'revision',
      ),
    },
  ],
  zendesk_sell: [
    zendeskSell,
    {
      customer: of(
        'crm/customer',
        'name_en',
        'class',
        'region',
        'channel',
        'currency',
        'credit_days',
      ),
      opportunity: of(
        'crm/opportunity',
        'name_en',
        'stage',
        'probability',
        'amount',
        'created_on',
        'expected_close_on',
        'closed_on',
        'outcome',
        'loss_reason',
        'owner',
      ),
    },
  ],
  shop: [
    shop,
    {
      customer: { rows: buyers, fields: ['customer', 'name_en', 'region', 'currency'] },
      sales_order_line: {
        rows: shopLines,
        fields: [...orderFields, 'quantity_cancelled', 'quantity_returned'],
      },
      stock: of('erp/stock', 'item', 'site', 'on_hand', 'reserved'),
    },
  ],
  plm: [
    plm,
    {
      item: of(
        'erp/item',
        'item',
        'name_zh',
        'name_en',
        'family',
        'category',
        'item_type',
        'unit',
        'price',
        'standard_cost',
        'lifecycle',
        'make_or_buy',
        'lead_time_days',
        'shelf_life_days',
        'successor',
      ),
      bill_of_material: of(
        'erp/bill_of_material',
        'parent',
        'component',
        'quantity',
        'scrap_share',
      ),
    },
  ],
  after_sales: [
    afterSales,
    {
      sales_order_line: {
        rows: () => sampleRows('erp/sales_order_line').slice(-500),
        fields: orderFields,
      },
    },
  ],
  qms: [qms, { stock: of('erp/stock', 'item', 'site', 'on_hand', 'quality_hold') }],
  mes: [
    mes,
    {
      resource: of('erp/resource', 'resource', 'name_zh', 'name_en', 'site', 'kind'),
      production_order: of(
        'erp/production_order',
        'production_order',
        'item',
        'site',
        'start_on',
        'due_on',
        'quantity',
        'quantity_done',
        'status',
      ),
      capacity: of(
        'erp/capacity',
        'resource',
        'month',
        'regular_hours',
        'overtime_hours',
        'overtime_cost_per_hour',
      ),
    },
  ],
  tms: [
    tms,
    {
      shipment: of(
        'erp/shipment',
        'shipment',
        'supplier',
        'item',
        'site',
        'quantity',
        'departed_on',
        'expected_on',
      ),
    },
  ],
  srm: [
    srm,
    {
      supplier: of(
        'erp/supplier',
        'supplier',
        'name_zh',
        'name_en',
        'country',
        'currency',
        'payment_days',
      ),
      sourcing: of(
        'erp/sourcing',
        'item',
        'site',
        'source',
        'supplier',
        'lead_time_days',
        'share',
        'unit_cost',
        'currency',
      ),
      purchase_order_line: of(
        'erp/purchase_order_line',
        'purchase_order',
        'line',
        'supplier',
        'item',
        'site',
        'ordered_on',
        'due_on',
        'quantity_ordered',
        'quantity_received',
        'price',
        'status',
        'currency',
      ),
    },
  ],
  oa: [
    oa,
    {
      contract: of(
        'crm/contract',
        'contract',
        'name_zh',
        'name_en',
        'customer',
        'signed_on',
        'status',
      ),
      sales_forecast: of(
        'crm/sales_forecast',
        'submission',
        'customer',
        'item',
        'month',
        'quantity',
        'status',
        'author',
        'submitted_on',
        'revision',
      ),
    },
  ],
  hr: [
    hr,
    {
      resource: of('erp/resource', 'resource', 'name_zh', 'name_en', 'site'),
      capacity: of(
        'erp/capacity',
        'resource',
        'month',
        'regular_hours',
        'overtime_hours',
        'overtime_cost_per_hour',
      ),
    },
  ],
  bi: [
    bi,
    {
      budget: {
        rows: budgetRows,
        fields: ['family', 'month', 'quantity', 'revenue', 'gross_margin'],
      },
      exchange_rate: of('finance/exchange_rate', 'currency', 'month', 'rate'),
      published_plan: of(
        'erp/published_plan',
        'as_of',
        'item',
        'customer',
        'month',
        'measure',
        'quantity',
      ),
    },
  ],
}

describe.each(Object.entries(systems))('%s', (name, [shape, expected]) => {
  test('fills what it says, row for row', async () => {
    const system = shape()
    const peer = await startRestPeer(system)
    try {
      const connector = connectRest(peer, system.auth, presetPath(name))
      const listed = await connector.list(never)
      expect(listed.map(({ entity }) => entity).sort()).toEqual(Object.keys(expected).sort())
      for (const [entity, { rows, fields }] of Object.entries(expected))
        expect(texts(entity, await read(connector, entity), fields), entity).toEqual(
          texts(entity, rows(), fields),
        )
      expect((await connector.identify(never)).user).not.toBe('')
    } finally {
      await peer.close()
    }
  })
})
