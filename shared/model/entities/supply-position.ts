/** What is in stock, on its way and possible, and what it costs. */
import {
  date,
  entity,
  integer,
  money,
  month,
  number,
  quantity,
  reference,
  required,
  text,
} from './entity-shape'

const signed = { required: true } as const

export const supplyPosition = [
  entity(
    'stock',
    'erp',
    ['item', 'site'],
    [
      reference('item', 'item'),
      reference('site', 'site'),
      number('on_hand', signed),
      quantity('quality_hold'),
      quantity('reserved'),
      text('unit'),
    ],
    { fields: ['on_hand', 'quality_hold', 'reserved'], over: ['item', 'site'] },
  ),
  entity(
    'purchase_order_line',
    'erp',
    ['purchase_order', 'line'],
    [
      text('purchase_order', required),
      integer('line', required),
      reference('supplier', 'supplier'),
      reference('item', 'item'),
      reference('site', 'site'),
      date('ordered_on', required),
      date('due_on', required),
      quantity('quantity_ordered'),
      quantity('quantity_received'),
      money('price', { required: true, minimum: 0 }),
      text('status', { required: true, oneOf: ['open', 'received', 'cancelled'] }),
      /** Of quantities and price; the item's own where empty. */
      text('unit'),
      text('currency'),
    ],
  ),
  /** Goods that left the supplier; their quantity is not in open purchase order lines. */
  entity(
    'shipment',
    'scm',
    ['shipment', 'line'],
    [
      text('shipment', required),
      integer('line', required),
      reference('supplier', 'supplier'),
      reference('item', 'item'),
      reference('site', 'site'),
      quantity('quantity'),
      date('departed_on', required),
      date('expected_on', required),
      text('unit'),
    ],
  ),
  entity(
    'production_order',
    'erp',
    ['production_order'],
    [
      text('production_order', required),
      reference('item', 'item'),
      reference('site', 'site'),
      date('start_on', required),
      date('due_on', required),
      quantity('quantity'),
      quantity('quantity_done'),
      text('status', { required: true, oneOf: ['planned', 'released', 'in_progress', 'done'] }),
    ],
  ),
  entity(
    'capacity',
    'erp',
    ['resource', 'month'],
    [
      reference('resource', 'resource'),
      month('month', required),
      quantity('regular_hours'),
      quantity('overtime_hours'),
      money('overtime_cost_per_hour', { required: true, minimum: 0 }),
    ],
  ),
  entity(
    'budget',
    'finance',
    ['family', 'month'],
    [
      text('family', required),
      month('month', required),
      quantity('quantity'),
      money('revenue', { required: true, minimum: 0 }),
      money('gross_margin', signed),
    ],
  ),
  /** Net price agreed with a customer class; the item's own price where there is none. */
  entity(
    'price',
    'erp',
    ['item', 'class', 'valid_from'],
    [
      reference('item', 'item'),
      text('class', { required: true, oneOf: ['A', 'B', 'C'] }),
      date('valid_from', required),
      money('price', { required: true, minimum: 0 }),
      text('currency'),
    ],
  ),
  /** Units of the company's currency for one unit of the other. */
  entity(
    'exchange_rate',
    'finance',
    ['currency', 'month'],
    [text('currency', required), month('month', required), quantity('rate')],
  ),
  entity(
    'receivable',
    'finance',
    ['invoice'],
    [
      text('invoice', required),
      reference('customer', 'customer'),
      date('issued_on', required),
      date('due_on', required),
      money('amount', { required: true, minimum: 0 }),
      money('paid', { required: true, minimum: 0 }),
      text('currency'),
    ],
  ),
  entity(
    'payable',
    'finance',
    ['bill'],
    [
      text('bill', required),
      reference('supplier', 'supplier'),
      date('issued_on', required),
      date('due_on', required),
      money('amount', { required: true, minimum: 0 }),
      money('paid', { required: true, minimum: 0 }),
      text('currency'),
    ],
  ),
]
