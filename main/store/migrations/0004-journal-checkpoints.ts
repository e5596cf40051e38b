/** What a scenario's journal comes to at some positions, so that opening it need not read the whole of it. Never more than a copy: the journal stays as it is. */
import type { Migration } from './migration'

export const journalCheckpoints0004: Migration = {
  version: 4,
  sql: `
CREATE TABLE journal_checkpoint (
  scenario TEXT NOT NULL REFERENCES scenario (scenario),
  position INTEGER NOT NULL REFERENCES journal (position),
  journal_hash TEXT NOT NULL,
  shape INTEGER NOT NULL,
  state TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (scenario, position)
) STRICT;
CREATE INDEX journal_checkpoint_position ON journal_checkpoint (position);
`,
}
