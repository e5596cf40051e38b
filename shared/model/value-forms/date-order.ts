/** Whether the day or the month comes first in a column of dates such as `03/04/2024`: one answer for the check and the pull of a file. */

export type DateOrder = 'day_first' | 'month_first'

/** The order that a style of dates shows, a time behind it or not; null where it shows none, or needs none to be read. */
export function orderShownBy(style: string): DateOrder | null {
  if (/^DD[/-]MM/.test(style)) return 'day_first'
  return /^MM[/-]DD/.test(style) ? 'month_first' : null
}

/** How many dates of a column show each order. */
export type OrderCounts = Record<DateOrder, number>

/** Counts the orders that dates show, of dates by their style. */
export function countOrders(styles: Iterable<readonly [string, number]>): OrderCounts {
  const counts: OrderCounts = { day_first: 0, month_first: 0 }
  for (const [style, count] of styles) {
    const order = orderShownBy(style)
    if (order) counts[order] += count
  }
  return counts
}

/** The order that most dates show; null where none shows any. */
export function usualOrder({ day_first, month_first }: OrderCounts): DateOrder | null {
  if (day_first === 0 && month_first === 0) return null
  return day_first >= month_first ? 'day_first' : 'month_first'
}

/** The order that dates which may be read both ways are read in: the usual one where fewer than a tenth of the dates that show an order show the other; else null. */
export function reliableOrder(counts: OrderCounts): DateOrder | null {
  const { day_first, month_first } = counts
  const doubtful = Math.min(day_first, month_first) * 10 >= day_first + month_first
  return doubtful ? null : usualOrder(counts)
}
