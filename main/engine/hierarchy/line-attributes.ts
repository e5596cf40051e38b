/** What plan lines can be selected by. */
import type { Customer, Item } from '../model/master-data'
import type { DemandLine, SupplyLine } from '../model/plan-lines'

const ofItem: ReadonlyMap<string, (item: Item) => string> = new Map([
  ['item', (item: Item) => item.item],
  ['family', (item: Item) => item.family],
  ['category', (item: Item) => item.category],
  ['lifecycle', (item: Item) => item.lifecycle],
])

const ofCustomer: ReadonlyMap<string, (customer: Customer) => string> = new Map([
  ['customer', (customer: Customer) => customer.customer],
  ['region', (customer: Customer) => customer.region],
  ['channel', (customer: Customer) => customer.channel],
  ['class', (customer: Customer) => customer.class],
])

/** Value of a demand line's attribute; undefined where demand has none of that name. */
export const demandAttribute = (line: DemandLine, attribute: string): string | undefined =>
  ofItem.get(attribute)?.(line.item) ?? ofCustomer.get(attribute)?.(line.customer)

/** Value of a supply line's attribute; undefined where supply has none of that name. */
export const supplyAttribute = (line: SupplyLine, attribute: string): string | undefined =>
  attribute === 'site'
    ? line.site
    : attribute === 'make_or_buy'
      ? line.item.make
        ? 'make'
        : 'buy'
      : ofItem.get(attribute)?.(line.item)
