/** What a heading says of its column, in either language. */
import { fieldNameOf } from '../match-columns'

const word = (list: string): RegExp => new RegExp(`(?:^|_)(?:${list})(?:_|$)`)

const identifier =
  /(?:^|_)(?:id|ids|code|codes|key|no|nr|num|number|sku|ean|gtin|barcode|zip|postal|postcode|plz|phone|fax|tel|mobile|account|iban|vat|serial|ref|reference|uuid|guid|line|lot|batch|order|extension)$|^(?:sku|ean|isbn|asin)|postal_code|zip_code|编号|编码|代码|单号|条码|邮编|电话|账号|料号|批号|行号|货号|款号/
const quantityWords = word(
  'qty|quantity|quantite|quantities|units|pieces|pcs|count|volume|demand|ordered|shipped|received|cancelled|returned|stocked|rejected|reserved|quality_hold|safety_stock|lot_size|minimum_order|reorder_level|reorder_point|hours|menge|anzahl|cantidad|forecast|capacity',
)
const quantityChinese = /数量|件数|台数|工时|产能|^(?!.*(?:系数|参数|指数|倍数|质量)$).*[数量]$/
const quantityGerman = /(?:menge|anzahl|stueckzahl|stückzahl)$/
const moneyWords = word(
  'price|cost|amount|value|revenue|sales|total|preis|betrag|precio|importe|prix|montant|net|gross|turnover|paid|budget|freight|margin|limit|fee|fees|charge|charges|tax|duty|spend',
)
const moneyChinese = /单价|价格|金额|成本|收入|货款|预算|额度|费用|运费|货值|[额价款费]$/
const moneyGerman = /(?:preis|betrag|kosten|umsatz|wert)$/
const stockWords = word(
  'on_hand|onhand|in_stock|stock|inventory|stock_quantity|bestand|lagerbestand',
)
const stockChinese = /库存|现存量|在库|存量/
const targetChinese = /安全|最[低高小大少多]|目标|再订|订货点|补货|警戒/
const targetWords = word('safety|reorder|minimum|min|max|maximum|target')
const notStock = word('safety|reorder|minimum|min|max|value|date|id|code|location')
const dateWords = word(
  'date|on|at|day|datum|fecha|time|timestamp|from|until|to|due|since|valid_from|valid_to|as_of|hired|birth',
)
const dateChinese = /日期|时间|交期|年月日/
const monthWords = word('month|period|monat|mes|yyyymm|year_month|month_raw')
const monthChinese = /月份|年月|期间|会计期/
const unitWords =
  /^(?:unit|uom|uo_m|units_of_measure|unit_of_measure|base_unit|order_unit|planning_unit|unit_code|me|einheit)$|^(?:计量|基本|采购|销售)?单位$/
const currencyWords = /^(?:currency|currency_code|curr|waehrung|währung|moneda)$|^币种$|^货币$/
const itemWords =
  /^(?:item|product|sku|material|part|article|component|artikel|teil)(?:_(?:id|code|no|nr|num|number|key))?$|^(?:artikelnummer|artikelnr|materialnummer|teilenummer|articulo)$|^(?:物料|产品|商品|存货|货品|零件|料件|成品|材料)(?:编码|编号|代码|号|号码)?$|^(?:料号|货号|品号|款号|品番|sku编码)$/
const partyWords =
  /^(?:customer|client|account|supplier|vendor|partner|sold_to|sold_to_party|kunde|lieferant|debitor|kreditor)(?:_(?:id|code|no|nr|num|number|key))?$|^(?:kundennummer|kundennr|lieferantennummer)$|^(?:客户|供应商|供货商|经销商|往来单位)(?:编码|编号|代码|号)?$/
const dimensionWords =
  /^(?:item|product|sku|material|part|article|artikel|artikelnummer|component|parent|customer|client|account|site|store|shop|warehouse|location|plant|region|country|territory|channel|segment|family|category|class|resource|work_centre|work_center|line|measure|currency|scenario|version|supplier|vendor|series|sales_person|team|brand|unit|id)(?:_(?:id|code|no|number|key))?$|物料|产品|商品|存货|料号|货号|品号|客户|地区|区域|大区|渠道|门店|仓库|工厂|品类|品牌|币种|产线|工作中心|供应商|版本|指标/

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
  const kept = stockWords.test(name) || stockChinese.test(name)
  const target = targetWords.test(name) || targetChinese.test(name)
  const stock =
    (stockWords.test(name) && !notStock.test(name)) ||
    (stockChinese.test(name) && !targetChinese.test(name))
  const known = (words: RegExp, chinese?: RegExp) =>
    words.test(name) || chinese?.test(name) === true
  const date = known(dateWords, dateChinese)
  const quantity =
    !names &&
    (known(quantityWords, quantityChinese) || quantityGerman.test(name) || (kept && target))
  const money = !names && (known(moneyWords, moneyChinese) || moneyGerman.test(name))
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
