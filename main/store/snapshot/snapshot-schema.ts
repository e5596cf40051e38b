/** The tables of a snapshot file, derived from the data standard. */
import type { Entity, Field, FieldKind } from '@shared/model/entities/entity-shape'

const columnTypes: Record<FieldKind, 'TEXT' | 'INTEGER' | 'REAL'> = {
  text: 'TEXT',
  date: 'TEXT',
  month: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  number: 'REAL',
  money: 'REAL',
  share: 'REAL',
}

/** A name as SQL takes it: entities and fields are free to be called `event` or `line`. */
export const quoted = (name: string): string => `"${name}"`

/** The entity's key, for ORDER BY and joins. */
export const keyColumns = (entity: Entity): string => entity.key.map(quoted).join(', ')

const column = (field: Field): string =>
  `  ${quoted(field.name)} ${columnTypes[field.kind]}${field.required ? ' NOT NULL' : ''}`

/** In key order on disk (WITHOUT ROWID): unique without a second index, and read in the order it is hashed in. */
const entityTable = (entity: Entity): string => `CREATE TABLE ${quoted(entity.name)} (
${entity.fields.map(column).join(',\n')},
  source_row INTEGER NOT NULL,
  source_ordinal INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (${keyColumns(entity)})
) STRICT, WITHOUT ROWID;
`

/** Name of the table of an entity's blocks. */
export const blockTable = (entity: Entity): string => quoted(`${entity.name}_block`)

/** The blocks that an entity's rows were hashed in, by the key of their last row; rows after the last of them are in none. */
const blocks = (entity: Entity): string => `CREATE TABLE ${blockTable(entity)} (
${entity.fields
  .filter(({ name }) => entity.key.includes(name))
  .map(column)
  .join(',\n')},
  "rows" INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (${keyColumns(entity)})
) STRICT, WITHOUT ROWID;
`

const records = `CREATE TABLE snapshot_info (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_stamp (
  entity TEXT NOT NULL PRIMARY KEY,
  connection TEXT NOT NULL,
  place TEXT NOT NULL,
  as_of TEXT NOT NULL,
  "rows" INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE entity_source (
  entity TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  connection TEXT NOT NULL,
  place TEXT NOT NULL,
  as_of TEXT NOT NULL,
  reading TEXT NOT NULL,
  changed INTEGER NOT NULL,
  mark TEXT,
  settings TEXT NOT NULL,
  last_row INTEGER NOT NULL,
  PRIMARY KEY (entity, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  ordinal INTEGER PRIMARY KEY,
  severity TEXT NOT NULL,
  kind TEXT NOT NULL,
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  place TEXT NOT NULL,
  "row" INTEGER,
  field TEXT,
  value TEXT,
  expected TEXT
) STRICT;

CREATE TABLE rejected_row (
  ordinal INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  place TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  "key" TEXT,
  source_ordinal INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE correction (
  ordinal INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  "row" INTEGER,
  key TEXT,
  field TEXT,
  was TEXT,
  became TEXT,
  fix TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_of_row ON correction (entity, key);
`

/**
 * Made of the order lines when a snapshot is sealed, so that a plan need not read them all; in the order of item,
 * customer and unit. Numbers are doubles, the low byte first. A plain table keeps such rows within its pages.
 */
const summaries = `CREATE TABLE order_summary (
  ordinal INTEGER PRIMARY KEY,
  item TEXT NOT NULL,
  customer TEXT NOT NULL,
  unit TEXT NOT NULL,
  months BLOB NOT NULL,
  "open" BLOB NOT NULL,
  shipped BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX order_summary_line ON order_summary (item, customer, unit);
`

/** The whole schema as SQL: what a pull records of itself, then a table an entity, their blocks, and what is made of them. */
export const snapshotSchema = (entities: readonly Entity[]): string =>
  [records, ...entities.map(entityTable), ...entities.map(blocks), summaries].join('\n')
