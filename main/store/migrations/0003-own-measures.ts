/** Measures that planners define themselves. */
import type { Migration } from './migration'

export const ownMeasures0003: Migration = {
  version: 3,
  sql: `
CREATE TABLE own_measure (
  key TEXT NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  level TEXT NOT NULL,
  unit TEXT NOT NULL,
  formula TEXT NOT NULL,
  across TEXT NOT NULL CHECK (across IN ('sum', 'formula')),
  saved_by TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
`,
}
