/** The first workspace: settings, people, connections, snapshots, scenarios, the journal, decisions and the outbox. */
import type { Migration } from './migration'

export const workspace0001: Migration = {
  version: 1,
  sql: `
CREATE TABLE mark (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  commits INTEGER NOT NULL
) STRICT;
INSERT INTO mark (one, commits) VALUES (1, 0);

CREATE TABLE digest (
  name TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE memory (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  person TEXT NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  role TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT;

CREATE TABLE connection (
  name TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot (
  snapshot TEXT NOT NULL PRIMARY KEY,
  file TEXT NOT NULL UNIQUE,
  file_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  as_of TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  seconds REAL NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  entities TEXT NOT NULL
) STRICT;

CREATE TABLE scenario (
  scenario TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES scenario (scenario),
  fork_position INTEGER,
  colour TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'discarded')),
  snapshot TEXT REFERENCES snapshot (snapshot),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX scenario_parent ON scenario (parent);
CREATE INDEX scenario_snapshot ON scenario (snapshot);

CREATE TABLE journal (
  position INTEGER NOT NULL PRIMARY KEY,
  scenario TEXT NOT NULL REFERENCES scenario (scenario),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  step TEXT NOT NULL,
  undoes INTEGER REFERENCES journal (position),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  CHECK ((kind = 'change') = (undoes IS NULL))
) STRICT;
CREATE INDEX journal_scenario ON journal (scenario, position);
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only ever added to'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is only ever added to'); END;

CREATE TABLE decision (
  decision TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL,
  question TEXT NOT NULL,
  options TEXT NOT NULL,
  choice TEXT,
  reason TEXT NOT NULL,
  assumptions TEXT NOT NULL,
  owner TEXT,
  due TEXT,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  decided_by TEXT,
  decided_at TEXT,
  pin TEXT,
  hash TEXT UNIQUE,
  previous_hash TEXT UNIQUE,
  plan_lines INTEGER NOT NULL
) STRICT;

CREATE TABLE decision_event (
  decision TEXT NOT NULL REFERENCES decision (decision) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (decision, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  entry TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  decision TEXT NOT NULL REFERENCES decision (decision),
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  document TEXT NOT NULL,
  document_hash TEXT NOT NULL,
  lines INTEGER NOT NULL,
  keep TEXT CHECK (keep IN ('ours', 'theirs')),
  attempts INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  next_attempt_at TEXT,
  error TEXT,
  receipt TEXT,
  conflicts TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_decision ON outbox (decision);

CREATE TABLE published_line (
  target TEXT NOT NULL,
  line TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (target, line)
) STRICT, WITHOUT ROWID;
`,
}
