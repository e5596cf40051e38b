/** What the mappings over OData make of rows that leave something out. */
import { resolve } from 'node:path'
import { loadMapping } from '@main/connectors/mapping/load-mapping'
import { MappedEntities } from '@main/connectors/mapping/mapped-entities'
import type { SourceTable } from '@main/connectors/mapping/mapping-shape'
import type { TableSource } from '@main/connectors/mapping/table-source'
import { wordsOf } from '@main/connectors/odata/table-words'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'

const never = new AbortController().signal

type Rows = readonly Readonly<Record<string, CanonicalValue>>[]

/** Sets with some rows; a property that a row does not have is empty. */
const setsOf = (sets: Readonly<Record<string, Rows>>): TableSource => ({
  find: async (table: SourceTable) => ({ place: wordsOf(table).set, asOf: null }),
  async *read(table: SourceTable) {
    const { set, select, optional_select } = wordsOf(table)
    const columns = [...select, ...optional_select]
    const rows = (sets[set] ?? []).map((row, at) => ({
      row: at + 1,
      cells: columns.map((name) => row[name] ?? null),
    }))
    yield { columns, rows, broken: [] }
  },
})

async function read(mapping: string, entity: string, sets: Readonly<Record<string, Rows>>) {
  const folder = resolve(import.meta.dirname, '../../../../resources/mappings')
  const entities = new MappedEntities(loadMapping(`${folder}/${mapping}.json`), setsOf(sets))
  const rows = []
  for await (const batch of entities.read(entity, never)) {
    expect(batch.problems).toEqual([])
    rows.push(...batch.rows.map(({ values }) => values))
  }
  return rows
}

test('a purchase whose open quantity S/4HANA does not tell is open as a whole', async () => {
  const item = {
    PurchaseOrder: '1',
    Material: 'M',
    OrderQuantity: 40,
    IsCompletelyDelivered: false,
  }
  const ten = { PurchaseOrderItem: '00010' }
  const twenty = { PurchaseOrderItem: '00020' }
  const rows = await read('s4hana', 'purchase_order_line', {
    PurchaseOrderItem: [
      { ...item, ...ten },
      { ...item, ...twenty },
      { ...item, PurchaseOrderItem: '00030' },
      { ...item, PurchaseOrderItem: '00040', IsCompletelyDelivered: true },
    ],
    PurchaseOrderScheduleLine: [
      { PurchaseOrder: '1', ...ten, ScheduleLineDeliveryDate: '2026-12-01' },
      { PurchaseOrder: '1', ...twenty, OpenPurchaseOrderQuantity: 15 },
    ],
  })
  expect(rows.map((row) => row.quantity_received)).toEqual([0, 25, 0, 40])
})

test('days that S/4HANA leaves at zero are none that were agreed', async () => {
  const order = (supplier: string, days: number | null) => ({
    PurchaseOrder: supplier,
    Supplier: supplier,
    NetPaymentDays: days,
  })
  const suppliers = await read('s4hana', 'supplier', {
    PurchaseOrder: [order('A', 0), order('B', 45), order('C', null)],
  })
  expect(suppliers.map((row) => row.payment_days)).toEqual([30, 45, 30])
  const planning = (product: string, total: number | null, planned: number | null) => ({
    ...{ Product: product, Plant: 'P', ProcurementType: 'F' },
    ...{ TotalReplenishmentLeadTime: total, PlannedDeliveryDurationInDays: planned },
  })
  const items = await read('s4hana', 'item', {
    Product: ['A', 'B', 'C'].map((Product) => ({ Product })),
    ProductPlantSupplyPlanning: [
      planning('A', 0, 12),
      planning('B', 20, 12),
      planning('C', null, null),
    ],
  })
  expect(items.map((row) => row.lead_time_days)).toEqual([12, 20, 0])
})

test('revisions of a quote in Dataverse have one number and are quotes of their own', async () => {
  const sets = {
    quotes: ['q-1', 'q-2'].map((quoteid) => ({ quoteid, quotenumber: 'QUO-7', statecode: 0 })),
    quotedetails: ['q-1', 'q-2'].map((_quoteid_value, at) => ({
      _quoteid_value,
      quantity: at + 1,
    })),
  }
  const quotes = await read('dataverse', 'quote', sets)
  expect(quotes.map(({ quote }) => quote)).toEqual(['q-1', 'q-2'])
  const lines = await read('dataverse', 'quote_line', sets)
  expect(lines.map(({ quote, quantity }) => [quote, quantity])).toEqual([
    ['q-1', 1],
    ['q-2', 2],
  ])
})
