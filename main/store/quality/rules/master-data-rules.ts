/** Items, customers, suppliers and sites that planning cannot rely on. */
import type { RuleQuery } from '../rule-query'

/** Everything but the first of each name, with the key it shares the name with. */
const sameName = (entity: string): RuleQuery => ({
  entity,
  field: 'name_en',
  value: 't.name_en',
  expected: 'd.first',
  from: `${entity} AS t JOIN (
      SELECT plain_name(name_en) AS name, min(${entity}) AS first FROM ${entity}
      GROUP BY 1 HAVING count(*) > 1 AND length(name) > 1) AS d
    ON d.name = plain_name(t.name_en) AND t.${entity} <> d.first`,
})

const notEnded = `t.lifecycle <> 'end_of_life'`
const isUsed = `(t.item_type = 'finished' OR t.item IN (SELECT component FROM bill_of_material))`

export const masterDataRules: Readonly<Record<string, readonly RuleQuery[]>> = {
  same_name: ['customer', 'supplier', 'item', 'site'].map(sameName),
  item_without_price: [
    {
      entity: 'item',
      field: 'price',
      value: 't.price',
      expected: `'> 0'`,
      from: `item AS t WHERE t.item_type = 'finished' AND t.price = 0 AND ${notEnded}
        AND NOT EXISTS (SELECT 1 FROM price AS p WHERE p.item = t.item AND p.price > 0)`,
    },
  ],
  item_without_cost: [
    {
      entity: 'item',
      field: 'standard_cost',
      value: 't.standard_cost',
      expected: `'> 0'`,
      from: `item AS t WHERE t.standard_cost = 0 AND ${notEnded} AND ${isUsed}`,
    },
  ],
  item_without_lead_time: [
    {
      entity: 'item',
      field: 'lead_time_days',
      value: 't.lead_time_days',
      expected: `'> 0'`,
      from: `item AS t WHERE t.make_or_buy = 'buy' AND t.lead_time_days = 0 AND ${notEnded}
        AND ${isUsed} AND NOT EXISTS (
          SELECT 1 FROM sourcing AS s WHERE s.item = t.item AND s.lead_time_days > 0)`,
    },
  ],
  item_without_sourcing: [
    {
      entity: 'item',
      field: null,
      value: 't.name_en',
      expected: `'sourcing'`,
      from: `item AS t WHERE ${notEnded} AND ${isUsed}
        AND NOT EXISTS (SELECT 1 FROM sourcing AS s WHERE s.item = t.item)`,
    },
  ],
  shares_not_whole: [
    {
      entity: 'sourcing',
      field: 'share',
      thing: 't.item',
      value: 'round(t.whole, 4)',
      expected: `'1'`,
      from: `(SELECT item, sum(share) AS whole FROM sourcing GROUP BY item) AS t
        WHERE abs(t.whole - 1) > @tolerance`,
      rowless: true,
    },
    {
      entity: 'demand_sourcing',
      field: 'share',
      thing: 't.region',
      value: 'round(t.whole, 4)',
      expected: `'1'`,
      from: `(SELECT region, sum(share) AS whole FROM demand_sourcing GROUP BY region) AS t
        WHERE abs(t.whole - 1) > @tolerance`,
      rowless: true,
    },
  ],
  region_without_site: [
    {
      entity: 'customer',
      field: 'region',
      thing: 't.region',
      value: 't.region',
      expected: `'demand_sourcing'`,
      from: `customer AS t WHERE EXISTS (SELECT 1 FROM demand_sourcing) AND NOT EXISTS (
        SELECT 1 FROM demand_sourcing AS d WHERE d.region = t.region)`,
    },
  ],
}
