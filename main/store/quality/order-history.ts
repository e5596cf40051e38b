/** The history of orders, gathered in one reading of the order lines for all rules that ask about it. */
import { GrowingNumbers } from './growing-numbers'
import { deviation, median, middles } from './robust-statistics'

/** Adds up as SQLite does (Neumaier, 1974): what is lost of each number is kept beside the sum. */
class Sum {
  #sum = 0
  #lost = 0

  add(value: number): void {
    const next = this.#sum + value
    this.#lost +=
      Math.abs(this.#sum) > Math.abs(value) ? this.#sum - next + value : value - next + this.#sum
    this.#sum = next
  }

  get value(): number {
    return this.#sum + this.#lost
  }
}

/** What was ordered of an item in a month. */
interface ItemMonth {
  /** The earliest day with an order. */
  firstOn: string
  readonly quantity: Sum
}

interface ItemOrders {
  readonly months: Map<string, ItemMonth>
  /** By channel and unit: what a shop orders and what its customers order are not alike. */
  readonly quantities: Map<string, Map<string, GrowingNumbers>>
  /** By unit. */
  readonly prices: Map<string, GrowingNumbers>
}

type Row = readonly (string | number | null)[]

/** The tables in which rules see the history, with their columns. Months are `YYYY-MM`, units '' where lines name none. */
export const historyTables = {
  item_month: ['item', 'month', 'first_on', 'quantity'],
  channel_month: ['channel', 'month', 'first_on'],
  month_amount: ['month', 'amount'],
  /** `low` and `high`: the two values in the middle; `spread`: that of the logarithms. */
  usual_quantity: ['item', 'channel', 'unit', 'observations', 'low', 'high', 'spread', 'most'],
  usual_price: ['item', 'unit', 'observations', 'mid', 'least', 'most'],
} as const

export type HistoryTable = keyof typeof historyTables
export type OrderHistory = Readonly<Record<HistoryTable, () => Iterable<Row>>>

/** What stands under a name, made at its first use. */
function under<V>(map: Map<string, V>, name: string, make: () => V): V {
  let value = map.get(name)
  if (value === undefined) {
    value = make()
    map.set(name, value)
  }
  return value
}

const newItem = (): ItemOrders => ({
  months: new Map(),
  quantities: new Map(),
  prices: new Map(),
})
const newMonth = (): ItemMonth => ({ firstOn: '~', quantity: new Sum() })
const newMap = <V>(): Map<string, V> => new Map()
const newNumbers = (): GrowingNumbers => new GrowingNumbers()
const newSum = (): Sum => new Sum()

/** Takes order lines one by one, in key order. */
export class HistoryGathering implements OrderHistory {
  readonly #items = new Map<string, ItemOrders>()
  readonly #channels = new Map<string, Map<string, string>>()
  readonly #amounts = new Map<string, Sum>()
  readonly #channelOf: ReadonlyMap<string, string>
  /** A few thousand days stand in a million order lines. */
  readonly #monthOf = new Map<string, string>()

  /** `channelOf`: of each customer. */
  constructor(channelOf: ReadonlyMap<string, string>) {
    this.#channelOf = channelOf
  }

  add(
    item: string,
    customer: string,
    unit: string | null,
    orderedOn: string,
    ordered: number,
    cancelled: number,
    price: number,
  ): void {
    let month = this.#monthOf.get(orderedOn)
    if (month === undefined) {
      month = orderedOn.slice(0, 7)
      this.#monthOf.set(orderedOn, month)
    }
    const ofItem = under(this.#items, item, newItem)
    const ofMonth = under(ofItem.months, month, newMonth)
    if (orderedOn < ofMonth.firstOn) ofMonth.firstOn = orderedOn
    const wanted = ordered - cancelled
    ofMonth.quantity.add(wanted)
    under(this.#amounts, month, newSum).add(wanted * price)
    const known = unit ?? ''
    if (price > 0) under(ofItem.prices, known, newNumbers).push(price)
    const channel = this.#channelOf.get(customer)
    if (channel === undefined) return
    const firsts = under(this.#channels, channel, newMap<string>)
    const first = firsts.get(month)
    if (first === undefined || orderedOn < first) firsts.set(month, orderedOn)
    if (ordered > 0)
      under(under(ofItem.quantities, channel, newMap<GrowingNumbers>), known, newNumbers).push(
        ordered,
      )
  }

  *item_month(): Generator<Row> {
    for (const [item, { months }] of this.#items)
      for (const [month, { firstOn, quantity }] of months)
        yield [item, month, firstOn, quantity.value]
  }

  *channel_month(): Generator<Row> {
    for (const [channel, months] of this.#channels)
      for (const [month, firstOn] of months) yield [channel, month, firstOn]
  }

  *month_amount(): Generator<Row> {
    for (const [month, amount] of this.#amounts) yield [month, amount.value]
  }

  *usual_quantity(): Generator<Row> {
    for (const [item, { quantities }] of this.#items)
      for (const [channel, units] of quantities)
        for (const [unit, all] of units) yield [item, channel, unit, ...usualQuantity(all.all())]
  }

  *usual_price(): Generator<Row> {
    for (const [item, { prices }] of this.#items)
      for (const [unit, all] of prices) yield [item, unit, ...usualPrice(all.all())]
  }
}

function usualQuantity(all: Float64Array): Row {
  const [low, high] = middles(all)
  return [all.length, low, high, deviation(all.map(Math.log)), greatest(all)]
}

const usualPrice = (all: Float64Array): Row => [
  all.length,
  median(all),
  all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  greatest(all),
]

const greatest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), 0)
