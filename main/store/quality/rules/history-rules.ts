/** Gaps and outliers in the history of orders. */
import type { RuleQuery } from '../rule-query'

const nextMonth = (month: string): string => `strftime('%Y-%m', ${month} || '-01', '+1 month')`
const firstMonth = `strftime('%Y-%m', @as_of, '-' || CAST(@months AS INTEGER) || ' months')`

/** Months of the channel between its first order and the last order of the company, of which it has none. */
const monthsWithoutOrders = `(
  WITH RECURSIVE
  ordered AS MATERIALIZED (
    SELECT channel, month FROM channel_month WHERE first_on <= @as_of),
  month_of (channel, month, last) AS (
    SELECT channel, min(month), (SELECT max(month) FROM ordered) FROM ordered GROUP BY channel
    UNION ALL
    SELECT channel, ${nextMonth('month')}, last FROM month_of WHERE month < last)
  SELECT channel, month FROM month_of AS m WHERE NOT EXISTS (
    SELECT 1 FROM ordered AS o WHERE o.channel = m.channel AND o.month = m.month)
  ORDER BY channel, month) AS t`

/** Items that are ordered nearly every month, with the months between their first and last that are empty. */
const itemsWithGaps = `(
  WITH RECURSIVE
  ordered AS MATERIALIZED (
    SELECT item, month FROM item_month WHERE first_on <= @as_of AND month >= ${firstMonth}),
  calendar (month) AS (
    SELECT min(month) FROM ordered
    UNION ALL
    SELECT ${nextMonth('month')} FROM calendar WHERE month < (SELECT max(month) FROM ordered)),
  bounds AS (
    SELECT item, min(month) AS first, max(month) AS last, count(*) AS months FROM ordered GROUP BY item),
  regular AS (
    SELECT b.*, (SELECT count(*) FROM calendar AS c WHERE c.month BETWEEN b.first AND b.last) AS span
    FROM bounds AS b)
  SELECT r.item, (
      SELECT group_concat(c.month, ', ') FROM calendar AS c
      WHERE c.month BETWEEN r.first AND r.last AND NOT EXISTS (
        SELECT 1 FROM ordered AS o WHERE o.item = r.item AND o.month = c.month)) AS missing
  FROM regular AS r
  WHERE r.span > r.months AND r.span >= 6 AND r.months >= @share * r.span
  ORDER BY r.item) AS t`

/** What of a spread counts at least: histories without any would make everything an outlier. */
const leastSpread = 0.1

/** Order lines beside what is usual; where nothing is out of the usual they are not even read. */
const rowsBeside = (usual: string, columns: string, rest: string): string => `(
  WITH usual AS MATERIALIZED (${usual})
  SELECT l.*, ${columns} FROM (SELECT 1 FROM usual LIMIT 1) CROSS JOIN sales_order_line AS l ${rest}) AS t`

const usualQuantities = `
  SELECT *, @multiple * exp(mid) AS least FROM (
    SELECT item, channel, unit, (ln(low) + ln(high)) / 2 AS mid, spread, most
    FROM usual_quantity WHERE observations >= @observations)
  WHERE most > @multiple * exp(mid)`

const outlyingQuantities = rowsBeside(
  usualQuantities,
  'u.mid',
  `CROSS JOIN customer AS c ON c.customer = l.customer
   CROSS JOIN usual AS u ON u.item = l.item AND u.channel = c.channel AND u.unit = coalesce(l.unit, '')
   WHERE l.quantity_ordered > (SELECT min(least) FROM usual) AND l.quantity_ordered > u.least
     AND ln(l.quantity_ordered) - u.mid > @limit * max(1.4826 * u.spread, ${leastSpread})`,
)

const usualPrices = `
  SELECT item, unit, mid FROM usual_price
  WHERE observations >= @observations AND (most > @multiple * mid OR least * @multiple < mid)`

const outlyingPrices = rowsBeside(
  usualPrices,
  'u.mid',
  `CROSS JOIN usual AS u ON u.item = l.item AND u.unit = coalesce(l.unit, '')
   WHERE l.price > @multiple * u.mid OR (l.price > 0 AND l.price * @multiple < u.mid)`,
)

const outlyingMonths = `(
  WITH month_of AS MATERIALIZED (
    SELECT item, month, quantity FROM item_month
    WHERE month < substr(@as_of, 1, 7) AND month >= ${firstMonth} AND quantity > 0),
  usual AS (
    SELECT item, median(quantity) AS mid, deviation(quantity) AS spread
    FROM month_of GROUP BY item HAVING count(*) >= 12)
  SELECT m.item, m.month, m.quantity, u.mid FROM month_of AS m JOIN usual AS u ON u.item = m.item
  WHERE abs(m.quantity - u.mid) > @limit * max(1.4826 * u.spread, ${leastSpread} * u.mid)
  ORDER BY m.item, m.month) AS t`

export const historyRules: Readonly<Record<string, readonly RuleQuery[]>> = {
  month_without_orders: [
    {
      entity: 'sales_order_line',
      field: 'ordered_on',
      thing: `t.channel || ' · ' || t.month`,
      value: 't.month',
      from: monthsWithoutOrders,
      rowless: true,
    },
  ],
  item_history_gap: [
    {
      entity: 'sales_order_line',
      field: 'ordered_on',
      thing: 't.item',
      value: 't.missing',
      from: itemsWithGaps,
      rowless: true,
    },
  ],
  order_quantity_outlier: [
    {
      entity: 'sales_order_line',
      field: 'quantity_ordered',
      value: 't.quantity_ordered',
      expected: `'≈ ' || CAST(round(exp(t.mid)) AS INTEGER)`,
      from: outlyingQuantities,
    },
  ],
  month_outlier: [
    {
      entity: 'sales_order_line',
      field: 'quantity_ordered',
      thing: `t.item || ' · ' || t.month`,
      value: 't.quantity',
      expected: `'≈ ' || CAST(round(t.mid) AS INTEGER)`,
      from: outlyingMonths,
      rowless: true,
    },
  ],
  order_price_outlier: [
    {
      entity: 'sales_order_line',
      field: 'price',
      value: 't.price',
      expected: `'≈ ' || round(t.mid, 2)`,
      from: outlyingPrices,
    },
  ],
}
