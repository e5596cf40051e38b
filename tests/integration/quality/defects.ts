/** Defects put into the sample company, with what each must be found as. */
import type { EditableCompany, Row } from './editable-company'

export interface Defect {
  /** Rule → things and rows that it must find more than in the company as it ships. */
  readonly finds: Readonly<Record<string, readonly [number, number]>>
  spoil(company: EditableCompany): void
}

const one = (rule: string, things: number, rows = things) => ({ [rule]: [things, rows] as const })

const lines = (company: EditableCompany) => company.rows('sales_order_line')
/** Shipped lines of long ago, so that what is spoiled in one is spoiled for nothing else. */
const shipped = (company: EditableCompany, from: number, count: number): Row[] =>
  lines(company)
    .filter((row) => row.status === 'shipped' && row.ordered_on?.startsWith('2024'))
    .slice(from, from + count)
const open = (company: EditableCompany, from: number, count: number): Row[] =>
  lines(company)
    .filter((row) => row.status === 'open' && (row.promised_on ?? '') > '2026-11-15')
    .slice(from, from + count)
const set =
  (pick: (company: EditableCompany) => Row[], values: Row): Defect['spoil'] =>
  (company) => {
    for (const row of pick(company)) Object.assign(row, values)
  }
const without = (entity: string, drop: (row: Row) => boolean) => (company: EditableCompany) =>
  company.put(
    entity,
    company.rows(entity).filter((row) => !drop(row)),
  )
const first =
  (entity: string, count: number, wanted: (row: Row) => boolean = () => true) =>
  (company: EditableCompany) =>
    company.rows(entity).filter(wanted).slice(0, count)

export const defects: readonly Defect[] = [
  { finds: one('value_not_a_number', 1, 3), spoil: set((c) => shipped(c, 0, 3), { price: 'abc' }) },
  {
    finds: one('value_not_a_date', 1, 2),
    spoil: set((c) => shipped(c, 3, 2), { requested_on: '31.02.2026' }),
  },
  {
    finds: one('value_out_of_range', 1, 4),
    spoil: set((c) => shipped(c, 5, 4), { quantity_ordered: '-5' }),
  },
  { finds: one('value_missing', 1, 2), spoil: set((c) => shipped(c, 9, 2), { item: '' }) },
  { finds: one('value_not_allowed', 1), spoil: set((c) => shipped(c, 11, 1), { status: 'gone' }) },
  {
    finds: one('reference_unknown', 1, 5),
    spoil: set((c) => shipped(c, 12, 5), { customer: 'C9999' }),
  },
  {
    finds: one('key_repeated', 2),
    spoil: (c) => c.put('sales_order_line', [...lines(c), ...shipped(c, 20, 2)]),
  },
  {
    finds: one('same_name', 1),
    spoil: (c) =>
      c.put('customer', [...c.rows('customer'), { ...c.rows('customer')[0]!, customer: 'C900' }]),
  },
  { finds: one('stock_below_zero', 3), spoil: set(first('stock', 3), { on_hand: '-5' }) },
  {
    finds: one('opportunity_past_close', 2),
    spoil: set(
      first('opportunity', 2, (row) => row.outcome === 'open' && row.opportunity !== 'OPP-0001'),
      { expected_close_on: '2026-01-01' },
    ),
  },
  {
    finds: one('opportunity_without_lines', 1),
    spoil: without('opportunity_line', (row) => row.opportunity === 'OPP-0001'),
  },
  {
    finds: one('won_exceeds_orders', 1),
    spoil: set(
      first('opportunity', 1, (row) => row.outcome === 'won'),
      { amount: '1000000000000' },
    ),
  },
  {
    finds: one('routing_without_capacity', 1, 7),
    spoil: without('capacity', (row) => row.resource === 'W-MOULD'),
  },
  {
    finds: one('item_without_price', 1),
    spoil(c) {
      c.rows('item').find((row) => row.item === 'FG-RC02')!.price = '0'
      without('price', (row) => row.item === 'FG-RC02')(c)
    },
  },
  {
    finds: one('item_without_cost', 1),
    spoil: set(
      first('item', 1, (row) => row.item === 'RM-MOT'),
      { standard_cost: '0' },
    ),
  },
  {
    finds: one('item_without_lead_time', 1),
    spoil(c) {
      for (const row of [...c.rows('item'), ...c.rows('sourcing')])
        if (row.item === 'RM-SCR') row.lead_time_days = '0'
    },
  },
  {
    finds: one('item_without_sourcing', 1),
    spoil: without('sourcing', (row) => row.item === 'RM-MCU01'),
  },
  {
    finds: one('shares_not_whole', 1),
    spoil: set(
      first('sourcing', 1, (row) => row.item === 'FG-RC03'),
      { share: '0.5' },
    ),
  },
  {
    finds: one('region_without_site', 1),
    spoil: set(
      first('customer', 1, (row) => row.customer === 'C060'),
      { region: 'mars' },
    ),
  },
  {
    finds: one('promise_past', 2),
    spoil: set((c) => open(c, 0, 2), { promised_on: '2026-11-01' }),
  },
  {
    finds: one('ordered_in_future', 1),
    spoil: set((c) => open(c, 4, 1), { ordered_on: '2027-05-01' }),
  },
  {
    finds: one('shipped_exceeds_ordered', 2),
    spoil: set((c) => shipped(c, 30, 2), { quantity_shipped: '9999' }),
  },
  {
    finds: { ...one('order_quantity_outlier', 1), ...one('month_outlier', 1) },
    spoil: set((c) => shipped(c, 40, 1), {
      quantity_ordered: '3000000',
      quantity_shipped: '3000000',
    }),
  },
  {
    finds: one('order_price_outlier', 1),
    spoil: set((c) => shipped(c, 50, 1), { price: '99999' }),
  },
  {
    finds: one('paid_exceeds_amount', 2),
    spoil: set(first('receivable', 2), { paid: '99999999' }),
  },
  {
    finds: { ...one('bought_in_other_unit', 1), ...one('reference_unknown', 1, 2) },
    spoil: set(
      first('purchase_order_line', 2, (row) => row.item === 'RM-MOT'),
      { unit: 'pallet' },
    ),
  },
  {
    finds: one('currency_differs', 1),
    spoil: set(
      first('purchase_order_line', 1, (row) => row.currency === 'USD' && row.status === 'received'),
      { currency: 'EUR' },
    ),
  },
  {
    finds: one('receipt_overdue', 1),
    spoil: set(
      first('purchase_order_line', 1, (row) => row.status === 'open'),
      {
        due_on: '2026-10-01',
      },
    ),
  },
  {
    finds: one('received_exceeds_ordered', 1),
    spoil: set(
      (c) =>
        c
          .rows('purchase_order_line')
          .filter((row) => row.status === 'received')
          .slice(-1),
      { quantity_received: '99999999' },
    ),
  },
  {
    finds: one('production_overdue', 1),
    spoil: set(
      first('production_order', 1, (row) => row.status !== 'done'),
      {
        due_on: '2026-10-01',
        quantity_done: '0',
      },
    ),
  },
  {
    finds: one('made_without_routing', 1),
    spoil: without('routing', (row) => row.item === 'FG-KT01'),
  },
  {
    finds: one('made_without_bill', 1),
    spoil: without('bill_of_material', (row) => row.parent === 'FG-KT02'),
  },
  {
    finds: one('item_history_gap', 1),
    spoil: without(
      'sales_order_line',
      (row) => row.item === 'FG-RC01' && row.ordered_on?.startsWith('2026-03') === true,
    ),
  },
]

/** One more month of nothing, in one channel. */
export const monthLost = (channel: string, month: string): Defect => ({
  finds: one('month_without_orders', 1),
  spoil(c) {
    const of = new Set(
      c.rows('customer').flatMap((row) => (row.channel === channel ? [row.customer] : [])),
    )
    without(
      'sales_order_line',
      (row) => of.has(row.customer) && row.ordered_on?.startsWith(month) === true,
    )(c)
  },
})
