/** Every measure, declared once, in the order in which a plan shows them. Meanings are those of DESIGN.md, Measures. */
import { financeKeys, financeMeasures } from './finance-measures'
import { type Measure, type MeasureLevel, measure, ratio } from './measure-shape'
import { orderMeasures } from './order-measures'

const past = { span: 'past' } as const
const position = { overTime: 'last' } as const
const typed = { editable: true, split: 'proportional' } as const

export const measures: readonly Measure[] = [
  measure('demand', 'actual_orders', 'quantity', past),
  measure('demand', 'actual_shipments', 'quantity', past),
  measure('demand', 'actual_revenue', 'money', past),
  measure('demand', 'actual_cost', 'money', { ...past, from: ['actual_shipments'] }),
  measure('demand', 'last_year', 'quantity', { fromBefore: ['actual_orders'] }),
  measure('demand', 'last_cycle', 'quantity', { span: 'both', sparse: true }),
  measure('demand', 'baseline', 'quantity', { fromBefore: ['actual_orders'] }),
  measure('demand', 'lifecycle', 'quantity', { from: ['baseline'] }),
  measure('demand', 'driver_uplift', 'quantity', { from: ['baseline'] }),
  measure('demand', 'sales_forecast', 'quantity', { sparse: true }),
  measure('demand', 'pipeline', 'quantity'),
  measure('demand', 'firm_demand', 'quantity'),
  measure('demand', 'override', 'quantity', { ...typed, sparse: true }),
  measure('demand', 'consensus_demand', 'quantity', {
    ...typed,
    from: ['baseline', 'driver_uplift', 'sales_forecast', 'pipeline', 'firm_demand', 'override'],
  }),
  measure('demand', 'planned_shipments', 'quantity', {
    from: ['consensus_demand', 'independent_demand', 'backlog'],
    fromBefore: ['backlog'],
  }),
  measure('demand', 'revenue', 'money', { from: ['planned_shipments'] }),
  measure('demand', 'cost_of_goods', 'money', { from: ['planned_shipments'] }),
  measure('demand', 'gross_margin', 'money', { from: ['revenue', 'cost_of_goods'] }),
  measure('demand', 'cash_in', 'money', { from: ['revenue'], fromBefore: ['revenue'] }),
  measure('demand', 'receivables', 'money', {
    ...position,
    from: ['revenue', 'cash_in'],
    fromBefore: ['receivables'],
  }),

  measure('supply', 'independent_demand', 'quantity', { from: ['consensus_demand'] }),
  measure('supply', 'dependent_demand', 'quantity', { fromBill: ['planned_supply'] }),
  measure('supply', 'stock', 'quantity', { ...past, ...position }),
  measure('supply', 'receipts_in_transit', 'quantity'),
  measure('supply', 'open_production', 'quantity'),
  measure('supply', 'planned_supply', 'quantity', {
    ...typed,
    from: [
      'independent_demand',
      'dependent_demand',
      'safety_stock',
      'receipts_in_transit',
      'open_production',
    ],
    fromBefore: ['projected_stock', 'backlog'],
  }),
  measure('supply', 'constrained_supply', 'quantity', {
    from: ['planned_supply', 'load', 'capacity', 'overtime'],
    fromBill: ['available_supply'],
  }),
  measure('supply', 'available_supply', 'quantity', {
    ...position,
    from: ['receipts_in_transit', 'open_production', 'constrained_supply'],
    fromBefore: ['projected_stock'],
  }),
  measure('supply', 'gap', 'quantity', {
    ...position,
    from: ['available_supply', 'independent_demand', 'dependent_demand'],
    fromBefore: ['backlog'],
  }),
  measure('supply', 'shortage', 'quantity', { from: ['gap'], fromBefore: ['gap'] }),
  measure('supply', 'backlog', 'quantity', {
    ...position,
    from: ['gap', 'independent_demand'],
    fromBefore: ['backlog'],
  }),
  measure('supply', 'projected_stock', 'quantity', {
    ...position,
    from: ['available_supply', 'gap'],
  }),
  measure('supply', 'safety_stock', 'quantity', {
    ...position,
    from: ['independent_demand', 'dependent_demand'],
  }),
  measure('supply', 'excess', 'quantity', {
    ...position,
    from: ['projected_stock', 'safety_stock', 'independent_demand', 'dependent_demand'],
  }),
  measure('supply', 'days_of_supply', 'days', {
    across: { kind: 'formula' },
    overTime: 'last',
    from: ['projected_stock', 'independent_demand', 'dependent_demand'],
  }),
  measure('supply', 'available_to_promise', 'quantity', {
    from: ['receipts_in_transit', 'open_production', 'constrained_supply', 'dependent_demand'],
  }),
  measure('supply', 'cumulative_available_to_promise', 'quantity', {
    ...position,
    from: ['receipts_in_transit', 'open_production', 'constrained_supply', 'dependent_demand'],
  }),
  measure('supply', 'stock_value', 'money', { ...position, from: ['projected_stock'] }),
  measure('supply', 'purchases', 'money', { from: ['constrained_supply', 'receipts_in_transit'] }),
  measure('supply', 'conversion_cost', 'money', {
    from: ['constrained_supply', 'open_production'],
  }),
  measure('supply', 'cash_out', 'money', {
    from: ['purchases', 'conversion_cost'],
    fromBefore: ['purchases'],
  }),
  measure('supply', 'payables', 'money', {
    ...position,
    from: ['purchases', 'cash_out', 'conversion_cost'],
    fromBefore: ['payables'],
  }),

  measure('resource', 'load', 'hours', { from: ['planned_supply'] }),
  measure('resource', 'capacity', 'hours'),
  measure('resource', 'overtime', 'hours'),
  measure('resource', 'utilisation', 'share', ratio('load', 'capacity')),

  ...financeMeasures,
]

/** The keys in an order in which they can be calculated. A circle among the declarations stops the program here. */
export const calculationOrder: readonly string[] = orderMeasures(measures)

const byKey = new Map(measures.map((m) => [m.key, m]))

/** The declaration, or undefined where no measure has that key. */
export const measureNamed = (key: string): Measure | undefined => byKey.get(key)

/** The measures of one level, in display order; finance shows those of both sides' lines that are about money too. */
export const measuresOf = (level: MeasureLevel): readonly Measure[] =>
  level === 'finance'
    ? financeKeys.map((key) => byKey.get(key)!)
    : measures.filter((m) => m.level === level)
