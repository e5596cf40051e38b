/** What people say about the quality of data: rules as they set them, findings and what became of them, fixes, checks with their scores. */
import type { Migration } from './migration'

export const dataQuality0007: Migration = {
  version: 7,
  sql: `
CREATE TABLE quality_rule (
  rule TEXT NOT NULL PRIMARY KEY,
  settings TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TABLE quality_finding (
  finding TEXT NOT NULL PRIMARY KEY,
  connection TEXT NOT NULL,
  rule TEXT NOT NULL,
  entity TEXT NOT NULL,
  thing TEXT NOT NULL,
  field TEXT,
  value TEXT,
  expected TEXT,
  "rows" INTEGER NOT NULL,
  "row" INTEGER,
  key TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'assigned', 'fixed', 'ignored', 'gone')),
  assignee TEXT,
  reason TEXT,
  fix TEXT,
  first_snapshot TEXT NOT NULL,
  last_snapshot TEXT NOT NULL
) STRICT;
CREATE INDEX quality_finding_rule ON quality_finding (rule, state);

CREATE TABLE quality_event (
  ordinal INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,
  event TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  detail TEXT
) STRICT;
CREATE INDEX quality_event_finding ON quality_event (finding);

CREATE TABLE quality_fix (
  fix TEXT NOT NULL PRIMARY KEY,
  connection TEXT NOT NULL,
  what TEXT NOT NULL,
  finding TEXT,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  undone_reason TEXT,
  CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT;

CREATE TABLE quality_check (
  snapshot TEXT NOT NULL PRIMARY KEY,
  checked_at TEXT NOT NULL,
  counts TEXT NOT NULL,
  scores TEXT NOT NULL,
  blocks TEXT NOT NULL,
  fixes TEXT NOT NULL,
  let_through_by TEXT,
  let_through_at TEXT,
  let_through_reason TEXT,
  CHECK ((let_through_by IS NULL) = (let_through_at IS NULL))
) STRICT;

CREATE TABLE quality_gate (
  revision INTEGER NOT NULL PRIMARY KEY,
  gates TEXT NOT NULL,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
`,
}
