/** What customers ordered, signed and may buy. */
import {
  date,
  entity,
  integer,
  money,
  month,
  names,
  number,
  quantity,
  reference,
  required,
  share,
  text,
} from './entity-shape'

export const salesSignals = [
  entity(
    'sales_order_line',
    'erp',
    ['sales_order', 'line'],
    [
      text('sales_order', required),
      integer('line', required),
      reference('customer', 'customer'),
      reference('item', 'item'),
      date('ordered_on', required),
      date('requested_on', required),
      date('promised_on'),
      date('shipped_on'),
      quantity('quantity_ordered'),
      quantity('quantity_shipped'),
      quantity('quantity_cancelled'),
      quantity('quantity_returned'),
      money('price', { required: true, minimum: 0 }),
      text('status', { required: true, oneOf: ['open', 'shipped', 'cancelled'] }),
      /** Of quantities and price; the item's own where empty. */
      text('unit'),
    ],
  ),
  entity(
    'opportunity',
    'crm',
    ['opportunity'],
    [
      text('opportunity', required),
      ...names,
      reference('customer', 'customer'),
      text('stage', required),
      share('probability', required),
      money('amount', { required: true, minimum: 0 }),
      date('created_on', required),
      date('expected_close_on', required),
      date('closed_on'),
      text('outcome', { required: true, oneOf: ['open', 'won', 'lost'] }),
      text('loss_reason'),
      text('owner', required),
    ],
  ),
  entity(
    'opportunity_line',
    'crm',
    ['opportunity', 'line'],
    [
      reference('opportunity', 'opportunity'),
      integer('line', required),
      reference('item', 'item'),
      quantity('quantity'),
      /** Months over which the quantity is delivered once the deal is won. */
      integer('delivery_months', { minimum: 1 }),
    ],
  ),
  entity(
    'sales_forecast',
    'crm',
    ['submission'],
    [
      text('submission', required),
      reference('customer', 'customer'),
      reference('item', 'item'),
      month('month', required),
      quantity('quantity'),
      text('status', { required: true, oneOf: ['draft', 'submitted', 'approved', 'sent_back'] }),
      text('author', required),
      date('submitted_on', required),
      integer('revision', { required: true, minimum: 1 }),
    ],
  ),
  entity(
    'contract',
    'crm',
    ['contract'],
    [
      text('contract', required),
      ...names,
      reference('customer', 'customer'),
      date('signed_on', required),
      text('status', { required: true, oneOf: ['draft', 'signed', 'ended', 'cancelled'] }),
    ],
  ),
  entity(
    'contract_line',
    'crm',
    ['contract', 'line'],
    [
      reference('contract', 'contract'),
      integer('line', required),
      reference('item', 'item'),
      month('month', required),
      quantity('quantity'),
      quantity('quantity_shipped'),
    ],
  ),
  entity(
    'quote',
    'crm',
    ['quote'],
    [
      text('quote', required),
      reference('customer', 'customer'),
      date('issued_on', required),
      date('valid_until', required),
      text('status', { required: true, oneOf: ['open', 'accepted', 'declined', 'expired'] }),
      share('probability'),
    ],
  ),
  entity(
    'quote_line',
    'crm',
    ['quote', 'line'],
    [
      reference('quote', 'quote'),
      integer('line', required),
      reference('item', 'item'),
      quantity('quantity'),
      money('price', { required: true, minimum: 0 }),
    ],
  ),
  /** Promotions, campaigns and outside drivers; an empty filter field means all. */
  entity(
    'event',
    'crm',
    ['event'],
    [
      text('event', required),
      ...names,
      text('kind', { required: true, oneOf: ['promotion', 'campaign', 'macro', 'competitor'] }),
      text('family'),
      text('item', { refers: 'item' }),
      text('region'),
      text('customer', { refers: 'customer' }),
      month('from_month', required),
      month('to_month', required),
      /** Percent of the baseline; may be negative. */
      number('uplift_percent', required),
    ],
  ),
  /**
   * What earlier cycles published, kept by the ERP or the tool before this one: the archive that accuracy by lag is
   * read from until enough cycles were decided here. A `customer` of `*` means all customers of the item together.
   */
  entity(
    'published_plan',
    'scm',
    ['as_of', 'item', 'customer', 'month', 'measure'],
    [
      month('as_of', required),
      reference('item', 'item'),
      text('customer', required),
      month('month', required),
      text('measure', {
        required: true,
        oneOf: ['baseline', 'sales_forecast', 'consensus_demand'],
      }),
      quantity('quantity'),
    ],
    { fields: ['quantity'], over: ['item', 'customer'] },
  ),
]
