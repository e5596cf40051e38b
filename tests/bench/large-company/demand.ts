/** Who buys what, how much of it, and when in the year. */
import type { CompanySize } from './company-size'
import { between, type Draw } from './steady-draw'

export interface DemandPair {
  /** Place of the finished good in the list of products. */
  readonly item: number
  readonly customer: number
  /** Units a month. */
  readonly level: number
  /** Growth a month, as a factor on the level. */
  readonly growth: number
  /** Ordered once a quarter only. */
  readonly intermittent: boolean
}

/** Customers of one finished good after the other, four on average. */
const customersAnItem = [1, 7, 4, 2, 6, 3, 5] as const
const most = Math.max(...customersAnItem)

/** As many pairs as asked, by item, then customer. */
export function makePairs({ demandLines, customers }: CompanySize, draw: Draw): DemandPair[] {
  if (customers < most) throw new RangeError(`fewer than ${most} customers`)
  const pairs: DemandPair[] = []
  for (let item = 0; pairs.length < demandLines; item += 1) {
    const count = Math.min(customersAnItem[item % most] ?? 1, demandLines - pairs.length)
    const first = Math.floor(draw('first customer', item) * customers)
    const apart = 1 + Math.floor(draw('customers apart', item) * Math.floor((customers - 1) / most))
    const found = Array.from({ length: count }, (_, k) => (first + k * apart) % customers)
    for (const customer of found.sort((a, b) => a - b)) {
      pairs.push({
        item,
        customer,
        level: Math.exp(between(1.6, 5.5, draw('level', item, customer))),
        growth: between(-0.004, 0.006, draw('growth', item, customer)),
        intermittent: draw('intermittent', item, customer) < 0.15,
      })
    }
  }
  return pairs
}

/** Factor of a calendar month (0 for January) on the demand of a family. */
export const seasonOf = (family: number, month: number): number =>
  1 + 0.35 * Math.sin(((month + family) * Math.PI) / 6) + (month === 10 ? 0.15 : 0)
