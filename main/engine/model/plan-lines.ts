/** The lines a plan consists of: demand = item × customer, supply = item × site, and the resources. */
import { readOrderSummaries } from '../source/order-summaries'
import { numberOf, type PlanSource, textOf } from '../source/plan-source'
import type { Customer, Item, MasterData } from './master-data'

export interface DemandLine {
  readonly key: string
  readonly item: Item
  readonly customer: Customer
  /** Net price a unit. */
  readonly price: number
}

export interface SupplyLine {
  readonly key: string
  readonly item: Item
  readonly site: string
  /** Of the item's demand, all its lines together 1. */
  readonly share: number
  /** Suppliers of the line with their part of its purchases; empty for own production. */
  readonly suppliers: readonly { readonly supplier: string; readonly share: number }[]
}

/** A code may hold the separator itself; two lines must never share a key. */
const part = (code: string): string =>
  /[%|]/.test(code) ? code.replaceAll('%', '%25').replaceAll('|', '%7C') : code

export const demandKey = (item: string, customer: string): string =>
  `${part(item)}|${part(customer)}`
export const supplyKey = (item: string, site: string): string => `${part(item)}|${part(site)}`

/** Equal data gives equal lines, whatever order its rows come in. */
const inKeyOrder = <V>(map: ReadonlyMap<string, V>): [string, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

const documents = [
  ['opportunity', 'opportunity_line'],
  ['contract', 'contract_line'],
  ['quote', 'quote_line'],
] as const

/** Every item × customer pair that any signal of demand names (quotes only where they count), sorted by key so that equal data gives equal lines. */
export function readDemandLines(
  source: PlanSource,
  master: MasterData,
  quotesCount = false,
): DemandLine[] {
  const pairs = new Map<string, readonly [item: string, customer: string]>()
  const add = (item: string, customer: string): void => {
    pairs.set(demandKey(item, customer), [item, customer])
  }
  for (const { item, customer } of readOrderSummaries(source)) add(item, customer)
  for (const row of source.rows('sales_forecast')) add(textOf(row, 'item'), textOf(row, 'customer'))
  for (const [head, lines] of documents) {
    if (head === 'quote' && !quotesCount) continue
    const customerOf = new Map<string, string>()
    for (const row of source.rows(head)) customerOf.set(textOf(row, head), textOf(row, 'customer'))
    for (const row of source.rows(lines)) {
      const customer = customerOf.get(textOf(row, head))
      if (customer) add(textOf(row, 'item'), customer)
    }
  }
  const lines: DemandLine[] = []
  for (const [key, [itemCode, customerCode]] of inKeyOrder(pairs)) {
    const item = master.items.get(itemCode)
    const customer = master.customers.get(customerCode)
    if (!item || !customer) continue
    const price = master.prices.get(`${item.item}|${customer.class}`) ?? item.price
    lines.push({ key, item, customer, price })
  }
  return lines
}

/** The item × site pairs where supply enters, with their part of the item's demand. */
export function readSupplyLines(source: PlanSource, master: MasterData): SupplyLine[] {
  const bySite = new Map<
    string,
    { item: string; site: string; share: number; suppliers: Map<string, number> }
  >()
  const total = new Map<string, number>()
  for (const row of source.rows('sourcing')) {
    const item = textOf(row, 'item')
    const site = textOf(row, 'site')
    const key = supplyKey(item, site)
    const share = numberOf(row, 'share')
    const line = bySite.get(key) ?? {
      item,
      site,
      share: 0,
      suppliers: new Map<string, number>(),
    }
    line.share += share
    const supplier = textOf(row, 'supplier')
    if (supplier) line.suppliers.set(supplier, (line.suppliers.get(supplier) ?? 0) + share)
    bySite.set(key, line)
    total.set(item, (total.get(item) ?? 0) + share)
  }
  const lines: SupplyLine[] = []
  for (const [key, line] of inKeyOrder(bySite)) {
    const item = master.items.get(line.item)
    if (!item) continue
    const whole = total.get(item.item) || 1
    lines.push({
      key,
      item,
      site: line.site,
      share: line.share / whole,
      suppliers: [...line.suppliers].map(([supplier, share]) => ({
        supplier,
        share: line.share > 0 ? share / line.share : 0,
      })),
    })
  }
  return lines
}
