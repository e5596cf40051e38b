/** How demand is counted and weighed: every version that was ever set, with who set it and why. */
import type { Migration } from './migration'

export const demandPolicy0006: Migration = {
  version: 6,
  sql: `
CREATE TABLE demand_policy (
  revision INTEGER NOT NULL PRIMARY KEY,
  policy TEXT NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER demand_policy_is_never_changed BEFORE UPDATE ON demand_policy
BEGIN SELECT RAISE (ABORT, 'policies are only ever added to'); END;
CREATE TRIGGER demand_policy_is_never_removed BEFORE DELETE ON demand_policy
BEGIN SELECT RAISE (ABORT, 'policies are only ever added to'); END;
`,
}
