/** Tables as systems export them: what their columns hold and what these are called there. */

export type ColumnKind =
  | 'key'
  | 'code'
  | 'customer'
  | 'item'
  | 'text'
  | 'quantity'
  | 'stock'
  | 'money'
  | 'date'
  | 'month'
  | 'unit'
  | 'currency'

export interface MadeColumn {
  readonly kind: ColumnKind
  readonly names: readonly string[]
}

const list = (words: string): readonly string[] => words.split('|')
const column = (kind: ColumnKind, words: string): MadeColumn => ({ kind, names: list(words) })

const items =
  'item|Item No|SKU|Product Code|Part Number|Artikelnummer|Material|物料编码|产品编号|料号|存货编码|产品'
const customers = 'customer|Customer Code|CustomerID|Client|Sold-to Party|客户|客户编码|客户代码'
const quantities = 'quantity|Qty|Order Qty|Menge|Units|数量|订货数量|订单数量|需求数量'
const prices = 'price|Unit Price|Preis|Net Price|UnitPrice|单价|含税单价|销售单价'
const amounts = 'Amount|Line Total|Revenue|Betrag|Net Value|金额|销售额|合计金额'
const days = 'order_date|Order Date|Bestelldatum|Created On|订单日期|下单日期|日期'
const due = 'Due Date|due_on|Requested Delivery|Lieferdatum|交货日期|要求交期'
const units = 'unit|UoM|Unit of Measure|Einheit|单位|计量单位'
const notes = 'note|Remarks|Comment|备注|说明'
const regions = 'region|Region|Sales Region|区域|大区|销售区域'

export interface MadeTable {
  readonly stems: readonly string[]
  readonly columns: readonly MadeColumn[]
}

export const madeTables: Readonly<
  Record<'orders' | 'purchases' | 'stock' | 'forecast', MadeTable>
> = {
  orders: {
    stems: list('orders|sales_2025|订单明细|so_export'),
    columns: [
      column('key', 'order_id|Order No|Sales Doc.|OrderNumber|订单号|单据编号'),
      column('customer', customers),
      column('item', items),
      column('date', days),
      column('date', due),
      column('quantity', quantities),
      column('money', prices),
      column('unit', units),
      column('currency', 'currency|Currency|Curr.|币种|货币'),
      column('text', notes),
    ],
  },
  purchases: {
    stems: list('purchases|PO_lines|采购订单'),
    columns: [
      column('key', 'po_number|PO|Purchase Order|采购单号|采购订单号'),
      column('code', 'supplier|Vendor No|Supplier ID|供应商|供应商编码'),
      column('item', items),
      column('date', due),
      column('quantity', quantities),
      column('quantity', 'Received|received_qty|Qty Received|已收数量|入库数量'),
      column('money', 'Unit Cost|cost|采购单价|成本'),
      column('money', amounts),
      column('text', notes),
    ],
  },
  stock: {
    stems: list('inventory_2026|Bestand|库存'),
    columns: [
      column('key', items),
      column('code', 'warehouse|Plant|Storage Location|仓库|库位'),
      column('stock', 'on_hand|On Hand|Stock|Inventory Qty|现有库存|库存数量|在库数'),
      column('quantity', 'Safety Stock|Reorder Point|安全库存'),
      column('money', 'Stock Limit Value|credit limit|额度'),
      column('text', notes),
    ],
  },
  forecast: {
    stems: list('fcst_v3|demand_plan|预测'),
    columns: [
      column('item', items),
      column('code', regions),
      column('month', 'month|Period|Forecast Month|月份|年月|期间'),
      column('quantity', 'Forecast|forecast_qty|Demand|预测数量|需求量'),
    ],
  },
}
