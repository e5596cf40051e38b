/** The words for what changed between two snapshots. */

/** Kinds of change by group; a list of changes is filtered by group. */
export const dataChangeKinds = {
  deals: [
    'deal_new',
    'deal_won',
    'deal_lost',
    'deal_reopened',
    'deal_moved',
    'deal_changed',
    'deal_gone',
  ],
  orders: ['order_new', 'order_shipped', 'order_cancelled', 'order_changed', 'order_gone'],
  receipts: [
    'receipt_new',
    'receipt_late',
    'receipt_early',
    'receipt_arrived',
    'receipt_changed',
    'receipt_cancelled',
  ],
  stock: ['stock_changed'],
  prices: ['price_changed', 'cost_changed'],
  items: ['item_new', 'item_changed', 'item_gone'],
  customers: ['customer_new', 'customer_changed', 'customer_gone'],
  suppliers: ['supplier_new', 'supplier_changed', 'supplier_gone'],
} as const

export type DataChangeGroup = keyof typeof dataChangeKinds
export type DataChangeKind = (typeof dataChangeKinds)[DataChangeGroup][number]

export const dataChangeGroups = Object.keys(dataChangeKinds) as DataChangeGroup[]
export const allDataChangeKinds = Object.values(dataChangeKinds).flat() as DataChangeKind[]

const groups = new Map<string, DataChangeGroup>(
  dataChangeGroups.flatMap((group) =>
    dataChangeKinds[group].map((kind): [string, DataChangeGroup] => [kind, group]),
  ),
)

export const groupOfKind = (kind: DataChangeKind): DataChangeGroup => groups.get(kind)!

/** In what a plan is moved from one snapshot to the other, in this order: each part is entities whose rows are exchanged together. */
export const dataParts = {
  items: ['attribute_value', 'item', 'unit_conversion'],
  customers: ['customer'],
  sources: [
    'site',
    'resource',
    'routing',
    'bill_of_material',
    'supplier',
    'sourcing',
    'demand_sourcing',
  ],
  prices: ['price', 'exchange_rate'],
  events: ['event'],
  /** With the day of the data: what was planned becomes past as orders come. */
  orders: ['company', 'sales_order_line'],
  deals: ['opportunity', 'opportunity_line'],
  commitments: [
    'sales_forecast',
    'contract',
    'contract_line',
    'quote',
    'quote_line',
    'published_plan',
  ],
  stock: ['stock'],
  receipts: ['purchase_order_line', 'shipment', 'production_order'],
  capacity: ['capacity'],
  money: ['budget', 'receivable', 'payable'],
} as const

export type DataPart = keyof typeof dataParts
export const dataPartNames = Object.keys(dataParts) as DataPart[]

/** Prices and costs that stand in rows of other parts; they are exchanged with the prices. */
export const pricedFields: Readonly<Record<string, readonly string[]>> = {
  item: ['price', 'standard_cost'],
  sourcing: ['unit_cost'],
}
