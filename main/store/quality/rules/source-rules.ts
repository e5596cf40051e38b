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
      entityOf: 'p.key',
      field: null,
      thing: `'rows'`,
      value: 'coalesce(t."rows" + t.rejected, 0)',
      expected: `'≈ ' || p.value`,
      // An entity that did not come at all has no stamp.
      from: `json_each(@previous) AS p LEFT JOIN entity_stamp AS t ON t.entity = p.key
        WHERE p.value >= @least AND coalesce(t."rows" + t.rejected, 0) < @share * p.value ORDER BY p.key`,
      rowless: true,
    },
  ],
}
