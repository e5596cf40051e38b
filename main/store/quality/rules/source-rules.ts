/** Sources that are old, or that came with less than the time before. */
import type { RuleQuery } from '../rule-query'

export const sourceRules: Readonly<Record<string, readonly RuleQuery[]>> = {
  source_stale: [
    {
      entity: 'company',
      entityOf: 't.entity',
      field: null,
      thing: `'as_of'`,
      value: 't.as_of',
      expected: `'<= ' || @days || ' d'`,
      from: `entity_stamp AS t WHERE julianday(@sealed_at) - julianday(t.as_of) > @days
        ORDER BY t.entity`,
      rowless: true,
    },
  ],
  half_loaded: [
    {
      entity: 'company',
      entityOf: 't.entity',
      field: null,
      thing: `'rows'`,
      value: 't."rows" + t.rejected',
      expected: `'≈ ' || p.value`,
      from: `entity_stamp AS t JOIN json_each(@previous) AS p ON p.key = t.entity
        WHERE p.value >= @least AND t."rows" + t.rejected < @share * p.value ORDER BY t.entity`,
      rowless: true,
    },
  ],
}
