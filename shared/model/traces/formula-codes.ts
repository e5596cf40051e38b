/** The formulas a figure can be explained by. Each has its sentence under `why.formula_<code>` in the catalogue. */

/** Formulas that add up their inputs, each times its factor. */
export const additiveFormulas = [
  'actual_orders_year_before',
  'consensus',
  'consensus_written',
  'firm_only',
  'blend_of_layers',
  'blend_without_forecast',
  'gross_margin',
  'lifecycle',
  'dependent_demand',
  'available_supply',
  'gap',
  'safety_stock',
  'safety_units',
  'planned_by_rule',
  'available_to_promise',
  'cumulative_available_to_promise',
  'whole_demand',
  'requirement',
  'recorded',
  'sales_forecast_lowered',
  'written',
  'frozen',
  'lead_time',
  'last_cycle',
  'cash_in',
  'receivables',
  'purchases',
  'conversion_cost',
  'cash_out',
  'payables',
  'working_capital',
  'cash_flow',
  'budget_deviation',
  'overtime_cost',
  'last_cycle_revenue',
] as const

/** Formulas that multiply their inputs. */
export const productFormulas = [
  'baseline',
  'item_baseline_combination',
  'item_baseline_intermittent',
  'item_baseline_pinned',
  'item_baseline_none',
  'item_baseline_shared',
  'item_baseline_like',
  'driver_uplift',
  'revenue',
  'cost_of_goods',
  'actual_cost',
  'stock_value',
  'service_stock',
] as const

/** Formulas of their own. */
export const otherFormulas = [
  'firm_and_share',
  'greater_of_firm_and_blend',
  'planned_shipments',
  'independent_demand',
  'planned_supply',
  'constrained_supply',
  'shortage',
  'backlog',
  'projected_stock',
  'excess',
  'days_of_supply',
  'ratio',
] as const

/** Where there is nothing to calculate: rows of the source, parts of a total, no figure, only what the declaration says, or a planner's own formula. */
export const plainFormulas = [
  'source',
  'total',
  'load',
  'nothing',
  'declared',
  'own',
  'own_added',
] as const

export const formulaCodes = [
  ...additiveFormulas,
  ...productFormulas,
  ...otherFormulas,
  ...plainFormulas,
] as const
export type FormulaCode = (typeof formulaCodes)[number]

export const traceUnits = [
  'quantity',
  'money',
  'price',
  'days',
  'share',
  'hours',
  'months',
] as const
export type TraceUnit = (typeof traceUnits)[number]
