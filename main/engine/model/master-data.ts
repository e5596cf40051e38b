/** Items, customers, supply lines, bills and routings as the engine reads them: plain records and indices. */
import { createMonthAxis, monthsOfDays } from '../calendar/month-axis'
import { readExchangeRates } from '../finance/exchange-rates'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import { type LotRule, lotRules } from '../supply/lot-sizing/lot-rule'

export interface Name {
  readonly zh: string
  readonly en: string
}

export interface Item {
  readonly item: string
  readonly name: Name
  readonly family: string
  readonly category: string
  readonly itemType: string
  readonly lifecycle: string
  readonly make: boolean
  readonly price: number
  readonly cost: number
  readonly leadMonths: number
  readonly lotSize: number
  readonly minimumOrder: number
  readonly safetyDays: number
  /** Units, and the chance of no shortage, 0 to 1; null where the item has none. */
  readonly safetyUnits: number | null
  readonly serviceLevel: number | null
  /** Null: at least the minimum, in whole lots. */
  readonly lotRule: LotRule | null
  /** Of one order; of a unit held for a month. */
  readonly orderCost: number
  readonly holdingCost: number
  /** The item that takes its place, as the data say. */
  readonly successor: string | null
}

export interface Customer {
  readonly customer: string
  readonly name: Name
  readonly class: string
  readonly region: string
  readonly channel: string
  readonly creditDays: number
}

export interface MasterData {
  readonly company: { readonly name: Name; readonly currency: string; readonly asOf: string }
  readonly items: ReadonlyMap<string, Item>
  readonly customers: ReadonlyMap<string, Customer>
  readonly sites: ReadonlyMap<string, Name>
  readonly suppliers: ReadonlyMap<string, Name>
  readonly resources: ReadonlyMap<string, { readonly name: Name; readonly site: string }>
  readonly attributeNames: ReadonlyMap<string, Name>
  /** Net price by item and customer class, the latest one valid, in the company's currency at the rate of the current month. */
  readonly prices: ReadonlyMap<string, number>
}

const nameOf = (row: Parameters<typeof textOf>[0]): Name => ({
  zh: textOf(row, 'name_zh'),
  en: textOf(row, 'name_en'),
})

/** The number of a field that says something by being empty. */
const optional = (row: Parameters<typeof numberOf>[0], field: string): number | null =>
  row[field] === null || row[field] === undefined ? null : numberOf(row, field)

/** Reads master data. Where the source has no company row, the as-of date is `fallbackAsOf`. */
export function readMasterData(source: PlanSource, fallbackAsOf: string): MasterData {
  const items = new Map<string, Item>()
  for (const row of source.rows('item')) {
    const item = textOf(row, 'item')
    items.set(item, {
      item,
      name: nameOf(row),
      family: textOf(row, 'family'),
      category: textOf(row, 'category'),
      itemType: textOf(row, 'item_type'),
      lifecycle: textOf(row, 'lifecycle'),
      make: textOf(row, 'make_or_buy') === 'make',
      price: numberOf(row, 'price'),
      cost: numberOf(row, 'standard_cost'),
      leadMonths: monthsOfDays(numberOf(row, 'lead_time_days')),
      lotSize: numberOf(row, 'lot_size'),
      minimumOrder: numberOf(row, 'minimum_order'),
      safetyDays: numberOf(row, 'safety_stock_days'),
      safetyUnits: optional(row, 'safety_stock'),
      serviceLevel: optional(row, 'service_level'),
      lotRule: lotRules.find((rule) => rule === row.lot_rule) ?? null,
      orderCost: numberOf(row, 'order_cost'),
      holdingCost: (numberOf(row, 'standard_cost') * numberOf(row, 'holding_cost_share')) / 12,
      successor: textOf(row, 'successor') || null,
    })
  }
  const customers = new Map<string, Customer>()
  for (const row of source.rows('customer')) {
    const customer = textOf(row, 'customer')
    customers.set(customer, {
      customer,
      name: nameOf(row),
      class: textOf(row, 'class'),
      region: textOf(row, 'region'),
      channel: textOf(row, 'channel'),
      creditDays: numberOf(row, 'credit_days'),
    })
  }
  const named = (entity: string): Map<string, Name> =>
    new Map([...source.rows(entity)].map((row) => [textOf(row, entity), nameOf(row)]))
  const resources = new Map<string, { name: Name; site: string }>()
  for (const row of source.rows('resource'))
    resources.set(textOf(row, 'resource'), { name: nameOf(row), site: textOf(row, 'site') })
  const attributeNames = new Map<string, Name>()
  for (const row of source.rows('attribute_value'))
    attributeNames.set(`${textOf(row, 'attribute')}:${textOf(row, 'code')}`, nameOf(row))
  const company = [...source.rows('company')][0]
  const asOf = company ? textOf(company, 'as_of') : fallbackAsOf
  return {
    company: {
      name: company ? nameOf(company) : { zh: '', en: '' },
      currency: company ? textOf(company, 'currency') : '',
      asOf,
    },
    items,
    customers,
    sites: named('site'),
    suppliers: named('supplier'),
    resources,
    attributeNames,
    prices: readPrices(source, asOf, company ? textOf(company, 'currency') : ''),
  }
}

function readPrices(source: PlanSource, asOf: string, currency: string): Map<string, number> {
  const rates = readExchangeRates(source, createMonthAxis(asOf, 0, 1), currency)
  const prices = new Map<string, number>()
  const since = new Map<string, string>()
  for (const row of source.rows('price')) {
    const key = `${textOf(row, 'item')}|${textOf(row, 'class')}`
    const from = textOf(row, 'valid_from')
    const rate = rates.rate(textOf(row, 'currency'), 0)
    if (rate === undefined || from > asOf || from < (since.get(key) ?? '')) continue
    since.set(key, from)
    prices.set(key, numberOf(row, 'price') * rate)
  }
  return prices
}
