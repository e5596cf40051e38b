/** The tables of a PostgreSQL schema that take published records, as `docs/sql-connections.md` shows them. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PostgresClient } from '../drivers/postgres-client'
import { postgresDialect } from '../drivers/postgres-system'

const { quote } = postgresDialect

/** A table of the schema, quoted. */
export const targetTable = (schema: string, table: 'decision_record' | 'plan_line'): string =>
  `${quote(schema)}.${quote(table)}`

/** What makes the schema and its tables where they are not there. */
export const targetDefinition = (
  schema: string,
): string => `CREATE SCHEMA IF NOT EXISTS ${quote(schema)};
CREATE TABLE IF NOT EXISTS ${targetTable(schema, 'decision_record')} (
  idempotency_key text PRIMARY KEY,
  reference bigint GENERATED ALWAYS AS IDENTITY,
  number integer NOT NULL,
  question text NOT NULL,
  choice text NOT NULL,
  reason text NOT NULL,
  owner text NOT NULL,
  due text NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  hash text NOT NULL,
  line_count integer NOT NULL,
  document text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS ${targetTable(schema, 'plan_line')} (
  measure text NOT NULL,
  item text NOT NULL,
  customer text NOT NULL DEFAULT '',
  site text NOT NULL DEFAULT '',
  month text NOT NULL,
  quantity numeric NOT NULL,
  decision text REFERENCES ${targetTable(schema, 'decision_record')},
  PRIMARY KEY (measure, item, customer, site, month)
);`

/** Makes sure that the tables are there. CONNECTION_INVALID {field: target} where they are not and may not be made. */
export async function prepareTarget(
  client: PostgresClient,
  schema: string,
  create: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (await isPrepared(client, schema, signal)) return
  if (!create)
    throw new EvenkeelError('CONNECTION_INVALID', { field: 'target', reason: 'no_target_tables' })
  await client.query(targetDefinition(schema), signal)
}

/** Whether both tables are there. */
export async function isPrepared(
  client: PostgresClient,
  schema: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1), to_regclass($2)', signal, [
    targetTable(schema, 'decision_record'),
    targetTable(schema, 'plan_line'),
  ])
  return rows[0]?.every((name) => name !== null) ?? false
}
