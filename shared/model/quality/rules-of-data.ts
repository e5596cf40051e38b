/** Rules that are asked of a whole snapshot. What each parameter means is said in its text, `quality.checks_<key>`. */
import type { Role } from '../roles'
import type { QualityRule, RuleParameter, Severity } from './quality-rules'

const parameter = (name: string, value: number, least: number, most: number): RuleParameter => ({
  name,
  value,
  least,
  most,
})

const rule = (
  key: string,
  entity: string | null,
  fields: readonly string[],
  severity: Severity,
  owner: Role,
  ...parameters: readonly RuleParameter[]
): QualityRule => ({ key, entity, fields, severity, owner, parameters, reads: null })

const tolerance = (value: number) => parameter('tolerance', value, 0, 10)

const ofSource: readonly QualityRule[] = [
  rule('source_stale', null, [], 'warning', 'administrator', parameter('days', 7, 1, 3650)),
  rule(
    'half_loaded',
    null,
    [],
    'error',
    'administrator',
    parameter('share', 0.7, 0.01, 1),
    parameter('least', 20, 1, 1_000_000),
  ),
]

const ofMasterData: readonly QualityRule[] = [
  rule('same_name', null, ['name_en'], 'warning', 'process_owner'),
  rule('item_without_price', 'item', ['price'], 'warning', 'finance'),
  rule('item_without_cost', 'item', ['standard_cost'], 'warning', 'finance'),
  rule('item_without_lead_time', 'item', ['lead_time_days'], 'warning', 'supply_planner'),
  rule('item_without_sourcing', 'item', ['item'], 'warning', 'supply_planner'),
  rule('shares_not_whole', 'sourcing', ['share'], 'error', 'supply_planner', tolerance(0.01)),
  rule('region_without_site', 'customer', ['region'], 'warning', 'supply_planner'),
]

const ofHistory: readonly QualityRule[] = [
  rule('month_without_orders', 'sales_order_line', ['ordered_on'], 'warning', 'demand_planner'),
  rule(
    'item_history_gap',
    'sales_order_line',
    ['ordered_on'],
    'warning',
    'demand_planner',
    parameter('months', 24, 6, 120),
    parameter('share', 0.9, 0.5, 1),
  ),
  rule(
    'order_quantity_outlier',
    'sales_order_line',
    ['quantity_ordered'],
    'warning',
    'demand_planner',
    parameter('limit', 5, 2, 50),
    parameter('multiple', 20, 1, 10_000),
    parameter('observations', 12, 5, 1000),
  ),
  rule(
    'month_outlier',
    'sales_order_line',
    ['quantity_ordered'],
    'warning',
    'demand_planner',
    parameter('limit', 8, 2, 50),
    parameter('months', 36, 12, 120),
  ),
  rule(
    'order_price_outlier',
    'sales_order_line',
    ['price'],
    'warning',
    'finance',
    parameter('multiple', 5, 1.1, 10_000),
    parameter('observations', 12, 5, 1000),
  ),
]

const ofSales: readonly QualityRule[] = [
  rule('ordered_in_future', 'sales_order_line', ['ordered_on'], 'error', 'sales_manager'),
  rule(
    'shipped_exceeds_ordered',
    'sales_order_line',
    ['quantity_shipped'],
    'warning',
    'sales_manager',
    tolerance(0),
  ),
  rule('order_for_discontinued', 'sales_order_line', ['item'], 'warning', 'sales_manager'),
  rule('promise_past', 'sales_order_line', ['promised_on'], 'warning', 'sales_manager'),
  rule('opportunity_past_close', 'opportunity', ['expected_close_on'], 'warning', 'sales_manager'),
  rule('opportunity_without_lines', 'opportunity', ['opportunity'], 'warning', 'sales_manager'),
  rule(
    'won_exceeds_orders',
    'opportunity',
    ['amount'],
    'warning',
    'finance',
    parameter('tolerance', 0.05, 0, 10),
  ),
  rule('paid_exceeds_amount', 'receivable', ['paid'], 'warning', 'finance', tolerance(0)),
]

const ofSupply: readonly QualityRule[] = [
  rule('stock_below_zero', 'stock', ['on_hand'], 'error', 'supply_planner'),
  rule('bought_in_other_unit', 'purchase_order_line', ['unit'], 'warning', 'supply_planner'),
  rule('currency_differs', 'purchase_order_line', ['currency'], 'warning', 'finance'),
  rule('receipt_overdue', 'purchase_order_line', ['due_on'], 'warning', 'supply_planner'),
  rule(
    'received_exceeds_ordered',
    'purchase_order_line',
    ['quantity_received'],
    'warning',
    'supply_planner',
    tolerance(0.1),
  ),
  rule('production_overdue', 'production_order', ['due_on'], 'warning', 'supply_planner'),
  rule('routing_without_capacity', 'routing', ['resource'], 'error', 'supply_planner'),
  rule('made_without_routing', 'sourcing', ['item'], 'warning', 'supply_planner'),
  rule('made_without_bill', 'sourcing', ['item'], 'warning', 'supply_planner'),
]

export const rulesOfData: readonly QualityRule[] = [
  ...ofSource,
  ...ofMasterData,
  ...ofHistory,
  ...ofSales,
  ...ofSupply,
]
