/** What people know of a plan beside its figures: reviews, comments, visits; and what scenarios are called, kept in and closed by. */
import type { Migration } from './migration'

export const knowing0005: Migration = {
  version: 5,
  sql: `
CREATE TABLE review (
  scenario TEXT NOT NULL REFERENCES scenario (scenario),
  cycle TEXT NOT NULL,
  line TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'checked', 'needs_attention', 'approved')),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scenario, cycle, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_thread (
  thread TEXT NOT NULL PRIMARY KEY,
  scenario TEXT NOT NULL REFERENCES scenario (scenario),
  place TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  resolved_by TEXT,
  resolved_at TEXT,
  CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
) STRICT;
CREATE INDEX comment_thread_scenario ON comment_thread (scenario);

CREATE TABLE comment (
  comment TEXT NOT NULL PRIMARY KEY,
  thread TEXT NOT NULL REFERENCES comment_thread (thread),
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX comment_of_thread ON comment (thread);

CREATE TABLE visit (
  person TEXT NOT NULL,
  scenario TEXT NOT NULL REFERENCES scenario (scenario),
  seen_position INTEGER NOT NULL,
  seen_snapshot TEXT,
  seen_at TEXT NOT NULL,
  last_position INTEGER NOT NULL,
  last_snapshot TEXT,
  last_at TEXT NOT NULL,
  PRIMARY KEY (person, scenario)
) STRICT, WITHOUT ROWID;

ALTER TABLE scenario ADD COLUMN place INTEGER;
ALTER TABLE scenario ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE scenario ADD COLUMN locked_by TEXT;
ALTER TABLE scenario ADD COLUMN locked_at TEXT;
`,
}
