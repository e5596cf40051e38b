/** Indicators: names, what they mean, how they are made, and the screen that shows them. */
export const indicators = {
  title: 'Indicators',
  family: 'Family',
  allFamilies: 'All families',
  months: 'Months measured',
  monthsBack: 'last {{count}}',
  definitionOf: 'What {{name}} means',

  operations: 'Stock, money and service',
  operationsOf: 'Base plan, the next {{span}} months; service in the last 12.',
  finance: 'Money by month',
  accuracy: 'Forecast accuracy by lag',
  accuracyOf:
    '{{from}} to {{to}}, measured by item and month. Lag: months between the cycle that published a forecast and the month it was for.',
  layers: 'What each layer adds',
  layersOf: 'Lag {{lag}}, against the seasonal naive forecast',
  waterfall: 'Waterfall',
  waterfallOf:
    'Rows are cycles, columns the months they forecast; the last row is what was ordered.',
  layer: 'Layer',
  lag: 'Lag',
  lagOf: 'Lag {{lag}}',
  pairs: 'Measured on',
  cycle: 'Cycle',
  actual: 'Actual orders',

  empty: 'No published plan yet',
  emptyText:
    'Accuracy by lag is measured on what earlier cycles published. Approve a decision, or bring the archive of another tool with the data (published_plan): from the month after it on, figures stand here.',
  emptySelection: 'Nothing was published of this selection.',
  toDecisions: 'Go to decisions',
  toData: 'Go to data',
  unit_days: '{{figure}} days',
  unit_times: '{{figure}} × a year',
  unit_points: '{{figure}} pts',

  layer_seasonal_naive: 'Seasonal naive',
  layer_baseline: 'Baseline',
  layer_sales_forecast: 'Sales forecast',
  layer_before_override: 'Before overrides',
  layer_consensus_demand: 'Consensus demand',

  name_wmape: 'WMAPE',
  name_value_added: 'Value added',
  name_bias: 'Bias',
  name_tracking_signal: 'Tracking signal',
  name_mape: 'MAPE',
  name_smape: 'sMAPE',
  name_mase: 'MASE',
  name_mae: 'MAE',
  name_rmse: 'RMSE',
  name_fill_rate: 'Fill rate',
  name_planned_fill_rate: 'Planned fill rate',
  name_stock_turns: 'Stock turns',
  name_stock_days: 'Days of supply',
  name_days_sales_outstanding: 'Days sales outstanding',
  name_days_payables_outstanding: 'Days payables outstanding',
  name_cash_to_cash: 'Cash to cash',
  name_utilisation: 'Utilisation',

  definition_wmape:
    'How far the forecast was from what was ordered, as a part of all orders. Large items weigh more than small ones.',
  definition_value_added:
    'How much smaller the error is than that of the seasonal naive forecast on the same items and months, in percentage points. Below zero the step made the forecast worse.',
  definition_bias:
    'The direction of the error: above zero the forecast was too high, below zero too low.',
  definition_tracking_signal:
    'Whether misses cancel out over the months. Between −4 and +4 they do; beyond, the forecast is biased.',
  definition_mape:
    'The average percentage error of single item months. Those without orders are left out, which alone makes it defined.',
  definition_smape:
    'The error against the mean of forecast and orders, from 0 to 200 %, averaged over item months.',
  definition_mase:
    'The error against that of the seasonal naive forecast on the history before the months measured (lag 12), averaged over items. Below 1 it is better.',
  definition_mae: 'The average error of an item in a month, in units.',
  definition_rmse: 'Like MAE, but large misses weigh more.',
  definition_fill_rate:
    'The part of what customers ordered in the last 12 months that was shipped by the promised day (the requested one, where none was promised).',
  definition_planned_fill_rate:
    'The part of consensus demand that the plan can deliver in its month.',
  definition_stock_turns: 'How often a year the stock is sold.',
  definition_stock_days: 'How many days of sales, at cost, are in stock on average.',
  definition_days_sales_outstanding: 'How many days customers take to pay, on average.',
  definition_days_payables_outstanding: 'How many days the company takes to pay its suppliers.',
  definition_cash_to_cash: 'Days from paying suppliers to being paid by customers.',
  definition_utilisation: 'Hours that the plan needs of the regular hours of its resources.',

  formula_wmape: 'Σ|A − F| ÷ ΣA',
  formula_value_added: 'WMAPE of seasonal naive − WMAPE of the layer',
  formula_bias: 'Σ(F − A) ÷ ΣA',
  formula_tracking_signal: 'Σ(F − A) ÷ mean |F − A|, by month totals',
  formula_mape: 'mean of |A − F| ÷ A where A ≠ 0',
  formula_smape: 'mean of 2|F − A| ÷ (|A| + |F|)',
  formula_mase: 'MAE ÷ mean |y(t) − y(t − 12)| of the training data',
  formula_mae: 'mean of |A − F|',
  formula_rmse: '√ mean of (A − F)²',
  formula_fill_rate: 'shipped in time ÷ (ordered − cancelled)',
  formula_planned_fill_rate: 'planned shipments ÷ consensus demand',
  formula_stock_turns: 'cost of goods a year ÷ average stock value',
  formula_stock_days: 'average stock value ÷ (cost of goods a year ÷ 365)',
  formula_days_sales_outstanding: 'average receivables ÷ (revenue a year ÷ 365)',
  formula_days_payables_outstanding: 'average payables ÷ (purchases a year ÷ 365)',
  formula_cash_to_cash: 'days of supply + DSO − DPO',
  formula_utilisation: 'load ÷ capacity',
}
