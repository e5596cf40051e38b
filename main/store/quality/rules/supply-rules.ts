/** Stock, purchases, production, routings and capacity. */
import type { RuleQuery } from '../rule-query'

/** Lines that were put aside for their unit count too. */
const boughtUnits = `(
  SELECT p.item, p.unit, i.unit AS planned, count(*) AS lines, (
      SELECT max(CASE WHEN c.from_unit = p.unit THEN c.factor ELSE 1 / c.factor END)
      FROM unit_conversion AS c WHERE c.item IN (i.item, '*') AND c.factor > 0 AND (
        (c.from_unit = p.unit AND c.to_unit = i.unit) OR (c.from_unit = i.unit AND c.to_unit = p.unit))
    ) AS factor
  FROM (
    SELECT item, unit FROM purchase_order_line WHERE unit IS NOT NULL
    UNION ALL
    SELECT json_extract(raw, '$.item'), json_extract(raw, '$.unit') FROM rejected_row
    WHERE entity = 'purchase_order_line' AND json_extract(raw, '$.unit') IS NOT NULL) AS p
  JOIN item AS i ON i.item = p.item
  WHERE p.unit <> i.unit AND (i.item_type = 'finished' OR i.item IN (
    SELECT component FROM bill_of_material))
  GROUP BY p.item, p.unit ORDER BY p.item, p.unit) AS t`

const made = `sourcing AS t JOIN item AS i ON i.item = t.item
  WHERE t.source = 'make' AND i.lifecycle <> 'end_of_life'`

export const supplyRules: Readonly<Record<string, readonly RuleQuery[]>> = {
  stock_below_zero: [
    {
      entity: 'stock',
      field: 'on_hand',
      value: 't.on_hand',
      expected: `'>= 0'`,
      from: 'stock AS t WHERE t.on_hand < 0',
    },
  ],
  bought_in_other_unit: [
    {
      entity: 'purchase_order_line',
      field: 'unit',
      thing: `t.item || ' · ' || t.unit`,
      value: 't.unit',
      expected: `coalesce('1 ' || t.unit || ' = ' || printf('%g', t.factor) || ' ' || t.planned, t.planned)`,
      from: boughtUnits,
      rowless: true,
    },
  ],
  currency_differs: [
    {
      entity: 'purchase_order_line',
      field: 'currency',
      thing: `t.supplier || ' · ' || t.currency`,
      value: 't.currency',
      expected: 's.currency',
      from: `purchase_order_line AS t JOIN supplier AS s ON s.supplier = t.supplier
        WHERE t.currency <> s.currency`,
    },
  ],
  receipt_overdue: [
    {
      entity: 'purchase_order_line',
      field: 'due_on',
      value: 't.due_on',
      expected: `'>= ' || @as_of`,
      from: `purchase_order_line AS t
        WHERE t.status = 'open' AND t.due_on < @as_of AND t.quantity_ordered > t.quantity_received`,
    },
  ],
  received_exceeds_ordered: [
    {
      entity: 'purchase_order_line',
      field: 'quantity_received',
      value: 't.quantity_received',
      expected: `'<= ' || t.quantity_ordered`,
      from: `purchase_order_line AS t
        WHERE t.quantity_received > t.quantity_ordered * (1 + @tolerance) + 1e-9`,
    },
  ],
  production_overdue: [
    {
      entity: 'production_order',
      field: 'due_on',
      value: 't.due_on',
      expected: `'>= ' || @as_of`,
      from: `production_order AS t
        WHERE t.status <> 'done' AND t.due_on < @as_of AND t.quantity > t.quantity_done`,
    },
  ],
  routing_without_capacity: [
    {
      entity: 'routing',
      field: 'resource',
      thing: 't.resource',
      value: 't.resource',
      expected: `'capacity >= ' || substr(@as_of, 1, 7)`,
      from: `routing AS t WHERE NOT EXISTS (
        SELECT 1 FROM capacity AS c WHERE c.resource = t.resource AND c.month >= substr(@as_of, 1, 7)
          AND c.regular_hours + c.overtime_hours > 0)`,
    },
  ],
  made_without_routing: [
    {
      entity: 'sourcing',
      field: 'item',
      thing: 't.item',
      value: 't.item',
      expected: `'routing'`,
      from: `${made} AND NOT EXISTS (SELECT 1 FROM routing AS r WHERE r.item = t.item)`,
    },
  ],
  made_without_bill: [
    {
      entity: 'sourcing',
      field: 'item',
      thing: 't.item',
      value: 't.item',
      expected: `'bill_of_material'`,
      from: `${made} AND NOT EXISTS (SELECT 1 FROM bill_of_material AS b WHERE b.parent = t.item)`,
    },
  ],
}
