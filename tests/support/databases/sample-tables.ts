/** The sample company as tables of a database, each named as its entity. */
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity, FieldKind } from '@shared/model/entities/entity-shape'
import Database from 'better-sqlite3'
import type pg from 'pg'
import { sourceRows } from '../../integration/connectors/source-rows'

const postgresTypes: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  integer: 'integer',
  number: 'numeric',
  money: 'numeric',
  share: 'numeric',
  date: 'date',
  month: 'text',
  boolean: 'boolean',
}

export interface SampleTable {
  readonly entity: Entity
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[]
}

/** Every entity with its checked rows. */
export async function sampleTables(): Promise<readonly SampleTable[]> {
  const read = new Map((await sourceRows()).map(({ name, rows }) => [name, rows]))
  return canonicalEntities.map((entity) => ({
    entity,
    rows: (read.get(entity.name) ?? []).map(
      (row) => JSON.parse(row) as SampleTable['rows'][number],
    ),
  }))
}

/** Makes the table of an entity in the current schema. */
export async function makePostgresTable(client: pg.Client, { entity, rows }: SampleTable) {
  const columns = entity.fields.map(({ name, kind }) => `"${name}" ${postgresTypes[kind]}`).join()
  await client.query(`CREATE TABLE "${entity.name}" (${columns})`)
  await client.query(
    `INSERT INTO "${entity.name}" SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${columns})`,
    [JSON.stringify(rows)],
  )
}

/** Fills a PostgreSQL database with the sample company. */
export async function fillPostgres(client: pg.Client): Promise<void> {
  for (const table of await sampleTables()) await makePostgresTable(client, table)
}

/** Makes a SQLite file with the sample company. */
export async function fillSqlite(path: string): Promise<void> {
  const database = new Database(path)
  for (const { entity, rows } of await sampleTables()) {
    const names = entity.fields.map(({ name }) => name)
    database.exec(`CREATE TABLE "${entity.name}" (${names.map((n) => `"${n}"`).join()})`)
    const insert = database.prepare(
      `INSERT INTO "${entity.name}" VALUES (${names.map(() => '?').join()})`,
    )
    database.transaction(() => {
      for (const row of rows)
        insert.run(
          names.map((name) => (typeof row[name] === 'boolean' ? Number(row[name]) : row[name])),
        )
    })()
  }
  database.close()
}
