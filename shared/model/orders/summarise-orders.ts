/** Adds order lines up by item, customer and month, in the order in which they come, so that equal rows give equal sums to the last bit. */
import { cellWidth, monthNumber, type OrderSummary, shippedWidth } from './order-summary'

/** The fields of an order line that are looked at, in the order in which `add` takes them. */
export const summarisedFields = [
  'item',
  'customer',
  'unit',
  'requested_on',
  'quantity_ordered',
  'quantity_cancelled',
  'quantity_shipped',
  'status',
  'promised_on',
  'shipped_on',
  'price',
] as const

export interface OrderSummaries {
  add(
    item: string,
    customer: string,
    unit: string,
    requestedOn: string,
    ordered: number,
    cancelled: number,
    shipped: number,
    status: string,
    promisedOn: string,
    shippedOn: string,
    price: number,
  ): void
  /** Each item, or each customer, of the lines added so far, once. */
  codes(of: 'item' | 'customer'): ReadonlySet<string>
  /** In the order of item, customer and unit, each made when it is asked for. */
  finish(): IterableIterator<OrderSummary>
}

interface Sums {
  readonly item: string
  readonly customer: string
  readonly unit: string
  readonly months: number[]
  readonly open: number[]
  readonly shipped: number[]
}

export function createOrderSummaries(): OrderSummaries {
  /** By unit, item and customer: a code may hold any sign, so that none can part two of them in one key. */
  const byUnit = new Map<string, Map<string, Map<string, Sums>>>()
  const monthOf = remembering(monthNumber)

  function sumsOf(item: string, customer: string, unit: string): Sums {
    let ofUnit = byUnit.get(unit)
    if (!ofUnit) {
      ofUnit = new Map()
      byUnit.set(unit, ofUnit)
    }
    let ofItem = ofUnit.get(item)
    if (!ofItem) {
      ofItem = new Map()
      ofUnit.set(item, ofItem)
    }
    let sums = ofItem.get(customer)
    if (!sums) {
      sums = { item, customer, unit, months: [], open: [], shipped: [] }
      ofItem.set(customer, sums)
    }
    return sums
  }

  const allSums = (): Sums[] =>
    [...byUnit.values()].flatMap((ofUnit) =>
      [...ofUnit.values()].flatMap((ofItem) => [...ofItem.values()]),
    )

  return {
    add(
      item,
      customer,
      unit,
      requestedOn,
      ordered,
      cancelled,
      shipped,
      status,
      promisedOn,
      shippedOn,
      price,
    ) {
      const { months, open, shipped: left } = sumsOf(item, customer, unit)
      const month = monthOf(requestedOn)
      const wanted = ordered - cancelled
      const at = cellOf(months, month, cellWidth)
      months[at + 1] = months[at + 1]! + wanted
      months[at + 2] = months[at + 2]! + shipped
      if (shippedOn !== '' && shippedOn <= (promisedOn || requestedOn))
        months[at + 3] = months[at + 3]! + shipped
      if (status === 'open' && wanted > shipped) open.push(month, wanted - shipped)
      if (shipped === 0) return
      const out = cellOf(left, shippedOn === '' ? month : monthOf(shippedOn), shippedWidth)
      left[out + 1] = left[out + 1]! + shipped
      left[out + 2] = left[out + 2]! + shipped * price
    },
    codes(of) {
      return new Set(allSums().map((sums) => sums[of]))
    },
    *finish() {
      const all = allSums().sort(
        (a, b) =>
          compare(a.item, b.item) || compare(a.customer, b.customer) || compare(a.unit, b.unit),
      )
      for (const sums of all)
        yield {
          ...sums,
          months: inMonthOrder(sums.months, cellWidth),
          open: packed(sums.open),
          shipped: inMonthOrder(sums.shipped, shippedWidth),
        }
    },
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const packed = (numbers: readonly number[]): Float64Array => Float64Array.from(numbers)

/** Where a month's numbers stand, `width` of them from its own on; made at the end where it is new. Orders mostly come in the order of time. */
function cellOf(months: number[], month: number, width: number): number {
  for (let at = months.length - width; at >= 0; at -= width) if (months[at] === month) return at
  const at = months.push(month) - 1
  for (let k = 1; k < width; k++) months.push(0)
  return at
}

function inMonthOrder(months: readonly number[], width: number): Float64Array {
  if (isInOrder(months, width)) return packed(months)
  const starts = Array.from({ length: months.length / width }, (_, cell) => cell * width)
  starts.sort((a, b) => months[a]! - months[b]!)
  return packed(starts.flatMap((at) => months.slice(at, at + width)))
}

function isInOrder(months: readonly number[], width: number): boolean {
  for (let at = width; at < months.length; at += width)
    if (months[at]! < months[at - width]!) return false
  return true
}

/** A few thousand days stand in a million order lines. */
function remembering(read: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = read(text)
      if (known.size < 10_000) known.set(text, value)
    }
    return value
  }
}
