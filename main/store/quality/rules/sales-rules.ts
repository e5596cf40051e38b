/** Orders, opportunities and invoices that contradict themselves or each other. */
import type { RuleQuery } from '../rule-query'

const open = `t.status = 'open' AND t.quantity_ordered > t.quantity_shipped + t.quantity_cancelled`

/** Won by the CRM's account against ordered by the ERP's, month by month. */
const wonAndOrdered = `(
  WITH won AS (
    SELECT substr(closed_on, 1, 7) AS month, sum(amount) AS amount FROM opportunity
    WHERE outcome = 'won' AND closed_on <= @as_of GROUP BY 1),
  ordered AS MATERIALIZED (SELECT month, amount FROM month_amount)
  SELECT w.month, w.amount AS won, coalesce(o.amount, 0) AS ordered
  FROM won AS w LEFT JOIN ordered AS o ON o.month = w.month
  WHERE w.month >= (SELECT min(month) FROM ordered)
    AND w.amount > coalesce(o.amount, 0) * (1 + @tolerance)
  ORDER BY w.month) AS t`

export const salesRules: Readonly<Record<string, readonly RuleQuery[]>> = {
  ordered_in_future: [
    {
      entity: 'sales_order_line',
      field: 'ordered_on',
      value: 't.ordered_on',
      expected: `'<= ' || @as_of`,
      from: 'sales_order_line AS t WHERE t.ordered_on > @as_of',
    },
  ],
  shipped_exceeds_ordered: [
    {
      entity: 'sales_order_line',
      field: 'quantity_shipped',
      value: 't.quantity_shipped + t.quantity_cancelled',
      expected: `'<= ' || t.quantity_ordered`,
      from: `sales_order_line AS t
        WHERE t.quantity_shipped + t.quantity_cancelled > t.quantity_ordered * (1 + @tolerance) + 1e-9`,
    },
  ],
  order_for_discontinued: [
    {
      entity: 'sales_order_line',
      field: 'item',
      value: 't.item',
      expected: 'i.successor',
      from: `sales_order_line AS t JOIN item AS i ON i.item = t.item
        WHERE i.lifecycle = 'end_of_life' AND ${open}`,
    },
  ],
  promise_past: [
    {
      entity: 'sales_order_line',
      field: 'promised_on',
      value: 't.promised_on',
      expected: `'>= ' || @as_of`,
      from: `sales_order_line AS t WHERE t.promised_on < @as_of AND ${open}`,
    },
  ],
  opportunity_past_close: [
    {
      entity: 'opportunity',
      field: 'expected_close_on',
      value: 't.expected_close_on',
      expected: `'>= ' || @as_of`,
      from: `opportunity AS t WHERE t.outcome = 'open' AND t.expected_close_on < @as_of`,
    },
  ],
  opportunity_without_lines: [
    {
      entity: 'opportunity',
      field: null,
      value: 't.name_en',
      from: `opportunity AS t WHERE t.outcome = 'open' AND NOT EXISTS (
        SELECT 1 FROM opportunity_line AS l WHERE l.opportunity = t.opportunity)`,
    },
  ],
  won_exceeds_orders: [
    {
      entity: 'opportunity',
      field: 'amount',
      thing: 't.month',
      value: 'round(t.won, 2)',
      expected: `'<= ' || round(t.ordered, 2)`,
      from: wonAndOrdered,
      rowless: true,
    },
  ],
  paid_exceeds_amount: [
    {
      entity: 'receivable',
      field: 'paid',
      value: 't.paid',
      expected: `'<= ' || t.amount`,
      from: 'receivable AS t WHERE t.paid > t.amount * (1 + @tolerance) + 1e-9',
    },
  ],
}
