/** What the order lines of one item and customer come to: all that a plan in months needs of them. */

export interface OrderSummary {
  readonly item: string
  readonly customer: string
  /** Of the quantities; empty for the item's own. */
  readonly unit: string
  /** `cellWidth` numbers a month that anything was requested for: month, ordered less cancelled, shipped, shipped in time; months ascend. */
  readonly months: Float64Array
  /** `openWidth` numbers an order line that is still open: month requested, quantity still to ship; in the order of the lines. */
  readonly open: Float64Array
  /** `shippedWidth` numbers a month that anything was shipped in: month, shipped, its value at the prices of the orders; months ascend. */
  readonly shipped: Float64Array
}

export const cellWidth = 4
export const openWidth = 2
export const shippedWidth = 3

/** Months since the year 0 of a date or a month, `YYYY-MM…`. */
export const monthNumber = (dateOrMonth: string): number =>
  Number(dateOrMonth.slice(0, 4)) * 12 + Number(dateOrMonth.slice(5, 7)) - 1

/** The same with every quantity multiplied. */
export function timesFactor(summary: OrderSummary, factor: number): OrderSummary {
  const scaled = (numbers: Float64Array, width: number): Float64Array =>
    numbers.map((value, at) => (at % width === 0 ? value : value * factor))
  return {
    ...summary,
    months: scaled(summary.months, cellWidth),
    open: scaled(summary.open, openWidth),
    // What was paid for it is the same in any unit.
    shipped: summary.shipped.map((value, at) => (at % shippedWidth === 1 ? value * factor : value)),
  }
}
