/** What is bought, made and sold, by whom and where. */
import {
  date,
  entity,
  integer,
  money,
  names,
  notNegative,
  number,
  quantity,
  reference,
  required,
  share,
  text,
} from './entity-shape'

export const masterData = [
  entity(
    'company',
    'erp',
    ['company'],
    [
      text('company', required),
      ...names,
      text('currency', required),
      /** Closing date of the source data: the month it lies in is the first one planned. */
      date('as_of', required),
      integer('first_month_of_year', { minimum: 1 }),
    ],
  ),
  /** Readable names of attribute values (family, category, region, channel), for any hierarchy. */
  entity(
    'attribute_value',
    'erp',
    ['attribute', 'code'],
    [text('attribute', required), text('code', required), ...names, integer('position')],
  ),
  entity(
    'item',
    'erp',
    ['item'],
    [
      text('item', required),
      ...names,
      text('family', required),
      text('category', required),
      text('item_type', { required: true, oneOf: ['finished', 'semi_finished', 'material'] }),
      text('unit', required),
      money('price', { required: true, minimum: 0 }),
      money('standard_cost', { required: true, minimum: 0 }),
      text('lifecycle', { required: true, oneOf: ['new', 'active', 'phase_out', 'end_of_life'] }),
      text('make_or_buy', { required: true, oneOf: ['make', 'buy'] }),
      integer('lead_time_days', { required: true, minimum: 0 }),
      number('lot_size', notNegative),
      number('minimum_order', notNegative),
      integer('shelf_life_days', notNegative),
      /** Safety stock: units where given, else days of the demand that follows, or a service level from forecast error and lead time. */
      integer('safety_stock_days', notNegative),
      number('safety_stock', notNegative),
      share('service_level'),
      /** How needs become orders; whole lots above the minimum where empty. */
      text('lot_rule', {
        oneOf: ['lot_for_lot', 'fixed', 'minimum_multiple', 'economic', 'least_cost'],
      }),
      /** Of one order or set-up; a unit's holding cost is this share of its standard cost a year. */
      money('order_cost', notNegative),
      share('holding_cost_share'),
      text('successor', { refers: 'item' }),
    ],
  ),
  /** How many of `to_unit` one `from_unit` holds: of one item, or of every item where `item` is `*`. */
  entity(
    'unit_conversion',
    'erp',
    ['item', 'from_unit', 'to_unit'],
    [
      text('item', required),
      text('from_unit', required),
      text('to_unit', required),
      quantity('factor'),
    ],
  ),
  entity(
    'customer',
    'crm',
    ['customer'],
    [
      text('customer', required),
      ...names,
      text('class', { required: true, oneOf: ['A', 'B', 'C'] }),
      text('region', required),
      text('channel', required),
      text('currency', required),
      integer('credit_days', { required: true, minimum: 0 }),
    ],
  ),
  entity(
    'site',
    'erp',
    ['site'],
    [
      text('site', required),
      ...names,
      text('kind', { required: true, oneOf: ['plant', 'warehouse'] }),
    ],
  ),
  entity(
    'resource',
    'erp',
    ['resource'],
    [
      text('resource', required),
      ...names,
      reference('site', 'site'),
      text('kind', { required: true, oneOf: ['work_centre', 'line', 'labour_pool'] }),
    ],
  ),
  entity(
    'routing',
    'erp',
    ['item', 'resource'],
    [reference('item', 'item'), reference('resource', 'resource'), quantity('hours_per_unit')],
  ),
  entity(
    'bill_of_material',
    'erp',
    ['parent', 'component'],
    [
      reference('parent', 'item'),
      reference('component', 'item'),
      quantity('quantity'),
      share('scrap_share'),
      /** Of the component; its planning unit where empty. */
      text('unit'),
    ],
    { fields: ['quantity'], over: ['component'] },
  ),
  entity(
    'supplier',
    'erp',
    ['supplier'],
    [
      text('supplier', required),
      ...names,
      text('country', required),
      text('currency', required),
      integer('payment_days', { required: true, minimum: 0 }),
    ],
  ),
  /** Where an item's supply enters: made at a plant (no supplier), bought from a supplier, or both, by share. */
  entity(
    'sourcing',
    'erp',
    ['item', 'site', 'source'],
    [
      reference('item', 'item'),
      reference('site', 'site'),
      /** The supplier's key, or `make` for own production. */
      text('source', required),
      text('supplier', { refers: 'supplier' }),
      integer('lead_time_days', { required: true, minimum: 0 }),
      share('share', required),
      money('unit_cost', { required: true, minimum: 0 }),
      text('currency'),
    ],
  ),
  /** Which site serves the demand of a region, by share. */
  entity(
    'demand_sourcing',
    'scm',
    ['region', 'site'],
    [text('region', required), reference('site', 'site'), share('share', required)],
  ),
]
