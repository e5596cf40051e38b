/** Gaps and outliers in the history of orders. */
import type { RuleQuery } from '../rule-query'

const nextMonth = (month: string): string => `strftime('%Y-%m', ${month} || '-01', '+1 month')`
const firstMonth = `strftime('%Y-%m', @as_of, '-' || CAST(@months AS INTEGER) || ' months')`

/** Months of the channel between its first order and the last order of the company, of which it has none. */
const monthsWithoutOrders = `(
  WITH RECURSIVE
  ordered AS MATERIALIZED (
    SELECT c.channel, substr(l.ordered_on, 1, 7) AS month
    FROM sales_order_line AS l JOIN customer AS c ON c.customer = l.customer
    WHERE l.ordered_on <= @as_of GROUP BY 1, 2),
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
    SELECT item, substr(ordered_on, 1, 7) AS month FROM sales_order_line
    WHERE ordered_on <= @as_of AND substr(ordered_on, 1, 7) >= ${firstMonth} GROUP BY 1, 2),
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

const unit = `coalesce(t.unit, '')`
/** What of a spread counts at least: histories without any would make everything an outlier. */
const leastSpread = 0.1

/** By channel: what a shop orders and what its customers order are not alike. */
const usualQuantities = `(
  SELECT l.item, c.channel, coalesce(l.unit, '') AS unit, median(ln(l.quantity_ordered)) AS mid,
    deviation(ln(l.quantity_ordered)) AS spread
  FROM sales_order_line AS l JOIN customer AS c ON c.customer = l.customer
  WHERE l.quantity_ordered > 0 GROUP BY 1, 2, 3 HAVING count(*) >= @observations)`

const usualPrices = `(
  SELECT item, coalesce(unit, '') AS unit, median(price) AS mid
  FROM sales_order_line WHERE price > 0
  GROUP BY item, coalesce(unit, '') HAVING count(*) >= @observations)`

const months = `(
  SELECT item, substr(ordered_on, 1, 7) AS month, sum(quantity_ordered - quantity_cancelled) AS quantity
  FROM sales_order_line
  WHERE substr(ordered_on, 1, 7) < substr(@as_of, 1, 7) AND substr(ordered_on, 1, 7) >= ${firstMonth}
  GROUP BY 1, 2 HAVING quantity > 0)`

const outlyingMonths = `(
  WITH month_of AS MATERIALIZED ${months},
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
      expected: `'≈ ' || CAST(round(exp(u.mid)) AS INTEGER)`,
      from: `sales_order_line AS t JOIN customer AS c ON c.customer = t.customer
        JOIN ${usualQuantities} AS u
          ON u.item = t.item AND u.channel = c.channel AND u.unit = ${unit}
        WHERE t.quantity_ordered > @multiple * exp(u.mid)
          AND ln(t.quantity_ordered) - u.mid > @limit * max(1.4826 * u.spread, ${leastSpread})`,
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
      expected: `'≈ ' || round(u.mid, 2)`,
      from: `sales_order_line AS t JOIN ${usualPrices} AS u ON u.item = t.item AND u.unit = ${unit}
        WHERE t.price > @multiple * u.mid OR (t.price > 0 AND t.price * @multiple < u.mid)`,
    },
  ],
}
