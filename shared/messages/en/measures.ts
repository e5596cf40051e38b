export const measures = {
  actual_orders: 'Actual orders',
  actual_shipments: 'Actual shipments',
  actual_revenue: 'Actual revenue',
  actual_cost: 'Actual cost',
  stock: 'Stock',
  last_year: 'Last year',
  last_cycle: 'Last cycle',
  baseline: 'Baseline',
  lifecycle: 'Lifecycle',
  driver_uplift: 'Driver uplift',
  sales_forecast: 'Sales forecast',
  pipeline: 'Pipeline',
  firm_demand: 'Firm demand',
  override: 'Override',
  consensus_demand: 'Consensus demand',
  planned_shipments: 'Planned shipments',
  revenue: 'Revenue',
  cost_of_goods: 'Cost of goods',
  gross_margin: 'Gross margin',
  cash_in: 'Cash in',
  receivables: 'Receivables',
  independent_demand: 'Independent demand',
  dependent_demand: 'Dependent demand',
  receipts_in_transit: 'Receipts in transit',
  open_production: 'Open production',
  planned_supply: 'Planned supply',
  constrained_supply: 'Constrained supply',
  available_supply: 'Available supply',
  gap: 'Gap',
  shortage: 'Shortage',
  backlog: 'Backlog',
  projected_stock: 'Projected stock',
  safety_stock: 'Safety stock',
  excess: 'Excess',
  days_of_supply: 'Days of supply',
  available_to_promise: 'Available to promise',
  cumulative_available_to_promise: 'Available to promise, cumulative',
  stock_value: 'Stock value',
  purchases: 'Purchases',
  conversion_cost: 'Cost of production',
  cash_out: 'Cash out',
  payables: 'Payables',
  load: 'Load',
  capacity: 'Capacity',
  overtime: 'Overtime available',
  utilisation: 'Utilisation',
  gross_margin_share: 'Gross margin share',
  budget_revenue: 'Budget revenue',
  budget_deviation: 'Revenue − budget',
  budget_margin: 'Budget margin',
  last_cycle_revenue: 'Last cycle revenue',
  working_capital: 'Working capital',
  overtime_cost: 'Cost of overtime',
  cash_flow: 'Cash flow',
}

/** What each measure means and how it is made, for the tooltip and the list of measures. */
export const explanations: Record<keyof typeof measures, string> = {
  actual_orders:
    'What customers ordered, less what they cancelled, in the month they asked for. It comes from the order lines of the ERP.',
  actual_shipments:
    'What was shipped, in the month it left; where no day is known, in the month it was asked for. It comes from the order lines of the ERP. Returns are not taken off.',
  actual_revenue: 'What was shipped, in the month it left, at the prices of the orders.',
  actual_cost: 'Actual shipments × standard cost of today.',
  stock:
    'Usable stock of today, which the plan begins with: on hand less what quality holds back. What is reserved stays in, since the orders it is reserved for are in the demand.',
  last_year:
    'Actual orders of the same month a year before; nothing where that month is not over yet.',
  last_cycle:
    'The consensus demand that the cycle before this one published. What was published of several customers together is spread by their orders of the last twelve months.',
  baseline:
    'The statistical forecast: level, trend and season of past orders, with the effect of past events taken out.',
  lifecycle:
    'What the lives of items have of the baseline: all of it for a new item that takes another’s place or sells as another does; for one that is phased out or replaced, what it loses, below zero. The baseline holds it already.',
  driver_uplift:
    'What known events (promotions, campaigns) add to the baseline: baseline × the events’ percent.',
  sales_forecast:
    'The latest approved forecast of the sales team. Empty where nothing was submitted.',
  pipeline:
    'Open opportunities: probability × quantity, in the delivery months after the expected close.',
  firm_demand:
    'Open order lines and signed contracts that are not yet shipped. What is overdue counts in the current month.',
  override:
    'The number a planner typed in place of the calculated demand. Empty where nobody typed one.',
  consensus_demand:
    'The demand that is planned on: the override, else the greater of firm demand and the weighted blend of baseline, uplift, sales forecast and pipeline. Drivers of the scenario are applied to it.',
  planned_shipments:
    'What will be delivered: consensus demand and earlier backlog, times the part that supply can deliver.',
  revenue: 'Planned shipments × the customer’s net price.',
  cost_of_goods: 'Planned shipments × standard cost.',
  gross_margin: 'Revenue − cost of goods.',
  cash_in:
    'What customers pay: open invoices when they are due, and revenue after the customer’s credit days (45 days: half after one month, half after two).',
  receivables:
    'What customers owe at the end of the month: the balance before + revenue − cash in. It begins with the open invoices issued before the current month.',
  independent_demand:
    'What customers want from this site: consensus demand × the site’s sourcing share, in the current month less what has been shipped.',
  dependent_demand:
    'What other items need of this item: their planned supply × quantity in the bill of materials, earlier by their lead time.',
  receipts_in_transit: 'Ordered and shipped by suppliers, in the month it is due to arrive.',
  open_production: 'What is left of production orders under way, in the month they are due.',
  planned_supply:
    'What is to be made, bought or transferred so that demand, backlog and safety stock are covered, in whole lots. A planner can type over it.',
  constrained_supply: 'The part of planned supply that materials, capacity and overtime allow.',
  available_supply:
    'What can be delivered in the month: stock of the month before + receipts in transit + open production + constrained supply.',
  gap: 'Available supply − demand − backlog of the month before. Below zero it is a shortage.',
  shortage: 'Demand that cannot be met, counted in the month in which it first falls short.',
  backlog: 'Customers’ demand that is still owed at the end of the month.',
  projected_stock:
    'Stock at the end of the month: available supply − what is delivered or used up.',
  safety_stock:
    'The stock to keep in hand, by the item’s policy: fixed units, a service level (z × forecast error × √lead time), or so many days of the demand that follows.',
  excess: 'Projected stock above safety stock, the next month’s demand and one lot.',
  days_of_supply:
    'How many days the projected stock covers of the demand that follows, at 30 days a month and 360 days at most. A total is the stock of its lines against their demand.',
  available_to_promise:
    'What is not yet promised of the supply of a month: constrained supply, receipts and open production (in the first month stock as well) less firm demand and own use until the next supply.',
  cumulative_available_to_promise:
    'What can be promised by the end of the month without taking from what is promised later: the least of all later totals of stock and supply less firm demand and own use.',
  stock_value: 'Projected stock × standard cost.',
  purchases:
    'What is bought: constrained supply × the unit cost of its suppliers, and receipts in transit × the price on order, in the company’s currency.',
  conversion_cost:
    'What own production adds: constrained supply and open production × (standard cost − standard cost of the components).',
  cash_out:
    'What is paid: open bills when they are due, purchases after the supplier’s payment days, and the cost of production in its month.',
  payables:
    'What suppliers are owed at the end of the month: the balance before + purchases − what is paid of them. It begins with the open bills.',
  load: 'Hours that the planned supply asks of the resource: quantity × hours per unit, as far as materials allow.',
  capacity: 'Regular hours the resource has in the month.',
  overtime: 'Hours the resource can work beyond its regular ones.',
  utilisation:
    'Load ÷ capacity. A total is all load over all capacity, never an average of percentages.',
  gross_margin_share:
    'Gross margin ÷ revenue. A total is all margin over all revenue, never an average of percentages.',
  budget_revenue:
    'The revenue that finance budgeted, by family; nothing is budgeted for single items.',
  budget_deviation: 'Revenue − budget revenue. Below zero the plan sells less than was budgeted.',
  budget_margin: 'The gross margin that finance budgeted, by family.',
  last_cycle_revenue:
    'What the cycle before this one published as consensus demand × the customer’s net price of today. Drivers do not move it.',
  working_capital: 'What is tied up at the end of the month: receivables + stock value − payables.',
  overtime_cost:
    'Overtime hours that the load asks for, as far as there are any, × cost an hour. Hours belong to resources, so only the whole plan has a figure.',
  cash_flow: 'Cash in − cash out, and for the whole plan − cost of overtime.',
}
