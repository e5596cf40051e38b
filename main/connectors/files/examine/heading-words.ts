/** What a heading says of its column, in either language. */
import { fieldNameOf } from '../match-columns'

const word = (list: string): RegExp => new RegExp(`(?:^|_)(?:${list})(?:_|$)`)

const identifier =
  /(?:^|_)(?:id|ids|code|codes|key|no|nr|num|number|sku|ean|gtin|barcode|zip|postal|postcode|plz|phone|fax|tel|mobile|account|iban|vat|serial|ref|reference|uuid|guid|line|lot|batch|order|extension)$|^(?:sku|ean|isbn|asin)|postal_code|zip_code|编号|编码|代码|单号|条码|邮编|电话|账号|料号|批号|行号|货号|款号/
const quantityWords = word(
  'qty|quantity|quantities|units|pieces|pcs|count|volume|demand|ordered|shipped|received|cancelled|returned|stocked|rejected|reserved|quality_hold|safety_stock|lot_size|minimum_order|reorder_level|reorder_point|hours|menge|anzahl|cantidad|forecast|capacity',
)
const quantityChinese = /数量|件数|台数|需求量|订货量|发货量|产量|销量|预测量|工时|产能/
const moneyWords = word(
  'price|cost|amount|value|revenue|sales|total|preis|betrag|precio|importe|net|gross|turnover|paid|budget|freight|margin',
)
const moneyChinese = /单价|价格|金额|成本|销售额|收入|货款|预算/
const stockWords = word('on_hand|onhand|in_stock|stock|inventory|stock_quantity|bestand')
const stockChinese = /库存|现存量|在库|存量/
const notStock = word('safety|reorder|minimum|min|max|value|date|id|code|location')
const dateWords = word(
  'date|on|at|day|datum|fecha|time|timestamp|from|until|to|due|since|valid_from|valid_to|as_of|hired|birth',
)
const dateChinese = /日期|时间|交期|年月日/
const monthWords = word('month|period|monat|mes|yyyymm|year_month|month_raw')
const monthChinese = /月份|年月|期间|会计期/
const unitWords =
  /^(?:unit|uom|units_of_measure|unit_of_measure|base_unit|order_unit|planning_unit|unit_code|me|einheit)$|^(?:计量|基本|采购|销售)?单位$/
const currencyWords = /^(?:currency|currency_code|curr|waehrung|währung|moneda)$|^币种$|^货币$/
const itemWords =
  /^(?:item|product|sku|material|part|article|component)(?:_(?:id|code|no|number|key))?$|^(?:物料|产品|商品|料号|货号|物料编码|物料编号|产品编码|产品编号|商品编码|零件号)$/
const partyWords =
  /^(?:customer|client|account|supplier|vendor|partner)(?:_(?:id|code|no|number|key))?$|^(?:客户|供应商|客户编码|客户编号|供应商编码|供应商编号)$/
const dimensionWords =
  /^(?:item|product|sku|material|part|article|component|parent|customer|client|account|site|store|shop|warehouse|location|plant|region|country|territory|channel|segment|family|category|class|resource|work_centre|work_center|line|measure|currency|scenario|version|supplier|vendor|series|sales_person|team|brand|unit|id)(?:_(?:id|code|no|number|key))?$|物料|产品|商品|料号|客户|地区|区域|渠道|门店|仓库|工厂|品类|品牌|币种|产线|工作中心|供应商|版本|指标/

export interface HeadingSays {
  readonly name: string
  readonly identifier: boolean
  readonly quantity: boolean
  readonly money: boolean
  readonly stock: boolean
  readonly date: boolean
  readonly month: boolean
  readonly unit: boolean
  readonly currency: boolean
  readonly item: boolean
  readonly party: boolean
  /** Names what a series of figures is of. */
  readonly dimension: boolean
}

/** Endings that make a name of whatever they follow: `sales_order_id`. */
const surely = /(?:^|_)(?:id|ids|code|codes|key|no|nr|uuid|guid)$|编号|编码|代码|单号/

export function headingSays(heading: string): HeadingSays {
  const name = fieldNameOf(heading)
  const names = surely.test(name)
  const stock = (stockWords.test(name) && !notStock.test(name)) || stockChinese.test(name)
  const known = (words: RegExp, chinese?: RegExp) =>
    words.test(name) || chinese?.test(name) === true
  const date = known(dateWords, dateChinese)
  const quantity = !names && known(quantityWords, quantityChinese)
  const money = !names && known(moneyWords, moneyChinese)
  return {
    name,
    stock: stock && !names,
    identifier: names || (identifier.test(name) && !quantity && !money),
    quantity,
    money,
    date,
    month: known(monthWords, monthChinese),
    unit: unitWords.test(name),
    currency: currencyWords.test(name),
    item: itemWords.test(name),
    party: partyWords.test(name),
    dimension: dimensionWords.test(name),
  }
}
