/** The archive of published plans: what every approved decision said of demand and supply, never changed afterwards. */
import type { Migration } from './migration'

export const planArchive0002: Migration = {
  version: 2,
  sql: `
CREATE TABLE plan_archive (
  archive TEXT NOT NULL PRIMARY KEY,
  decision TEXT NOT NULL UNIQUE REFERENCES decision (decision),
  scenario TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  as_of TEXT NOT NULL,
  periods INTEGER NOT NULL,
  stored_at TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX plan_archive_as_of ON plan_archive (as_of);

CREATE TABLE plan_archive_row (
  archive TEXT NOT NULL REFERENCES plan_archive (archive),
  side TEXT NOT NULL CHECK (side IN ('demand', 'supply')),
  line TEXT NOT NULL,
  measure TEXT NOT NULL,
  cells BLOB NOT NULL,
  PRIMARY KEY (archive, side, line, measure)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER plan_archive_is_never_changed BEFORE UPDATE ON plan_archive
BEGIN SELECT RAISE (ABORT, 'the archive of plans is only ever added to'); END;
CREATE TRIGGER plan_archive_is_never_shortened BEFORE DELETE ON plan_archive
BEGIN SELECT RAISE (ABORT, 'the archive of plans is only ever added to'); END;
CREATE TRIGGER plan_archive_row_is_never_changed BEFORE UPDATE ON plan_archive_row
BEGIN SELECT RAISE (ABORT, 'the archive of plans is only ever added to'); END;
CREATE TRIGGER plan_archive_row_is_never_removed BEFORE DELETE ON plan_archive_row
BEGIN SELECT RAISE (ABORT, 'the archive of plans is only ever added to'); END;
`,
}
