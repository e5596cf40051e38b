/** The same record under another code in another system: pairs that were confirmed or rejected, by whom and when. */
import type { Migration } from './migration'

export const identities0008: Migration = {
  version: 8,
  sql: `
CREATE TABLE identity (
  entity TEXT NOT NULL,
  connection TEXT NOT NULL,
  code TEXT NOT NULL,
  canonical TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'rejected')),
  how TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (entity, connection, code, canonical)
) STRICT;
CREATE UNIQUE INDEX identity_means_one ON identity (entity, connection, code) WHERE state = 'confirmed';
`,
}
