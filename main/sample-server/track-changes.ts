/** What changed in a collection since a token, as servers with change tracking tell it: rows that are new or changed, and the ids of those that are gone. */
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { entityJson, keyInAddress, wantsDecimalText } from './entity-json'
import { changedAt, type EntitySet, entitySets } from './entity-sets'
import { selected } from './query-options'
import {
  preference,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
} from './service-request'
import type { SqlQueries } from './sql-queries'
import { type SqlValue, type StoredRow, sequenceColumn, versionColumn } from './table-schema'

/** `delta`: as the standard has it; `ignored`: asked for tracking, the server says nothing of it and gives no delta link, as many do; `bare`: what is gone is named by the value of its key alone, as Dataverse does. */
export type ChangeTracking = 'delta' | 'bare' | 'ignored'

const tokenShape = z.strictObject({
  since: z.number().int().min(0),
  /** Where the next page begins: number of the change and how it was found. */
  after: z.number().int().min(0),
  until: z.number().int().min(0).nullable(),
})
type DeltaToken = z.infer<typeof tokenShape>

const defaultPage = 500
const largestPage = 5_000

const tracked = entitySets.filter(({ properties }) =>
  properties.some(({ name }) => name === changedAt),
)

/** The table of what is gone, and the triggers that number and date every change; after the company was loaded. */
export function noteChanges(database: Database.Database): void {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_gone" ("set" TEXT NOT NULL, "id" TEXT NOT NULL, "row" TEXT NOT NULL, "sequence" INTEGER NOT NULL, PRIMARY KEY ("set", "id")) STRICT;
     CREATE TABLE IF NOT EXISTS "_sequence" ("last" INTEGER NOT NULL) STRICT;
     INSERT INTO "_sequence" SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM "_sequence")`,
  )
  for (const set of tracked) database.exec(triggers(set))
}

function triggers({ name, key }: EntitySet): string {
  const same = key.map((k) => `"${k}" = NEW."${k}"`).join(' AND ')
  const id = (row: string) => `json_array(${key.map((k) => `${row}."${k}"`).join(', ')})`
  const values = key.map((k) => `'${k}', OLD."${k}"`).join(', ')
  const count = 'UPDATE "_sequence" SET "last" = "last" + 1;'
  const last = '(SELECT "last" FROM "_sequence")'
  const stamp = `${count}
    UPDATE "${name}" SET "${sequenceColumn}" = ${last}, "${changedAt}" = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE ${same};
    DELETE FROM "_gone" WHERE "set" = '${name}' AND "id" = ${id('NEW')};`
  return `CREATE INDEX IF NOT EXISTS "${name}_changed" ON "${name}" ("${sequenceColumn}") WHERE "${sequenceColumn}" > 0;
    CREATE TRIGGER IF NOT EXISTS "${name}_inserted" AFTER INSERT ON "${name}" BEGIN ${stamp} END;
    CREATE TRIGGER IF NOT EXISTS "${name}_updated" AFTER UPDATE ON "${name}" BEGIN ${stamp} END;
    CREATE TRIGGER IF NOT EXISTS "${name}_deleted" AFTER DELETE ON "${name}" BEGIN ${count}
      INSERT OR REPLACE INTO "_gone" VALUES ('${name}', ${id('OLD')}, json_object(${values}), ${last}); END;`
}

/** Whether the client asks for tracking of a set that has it. */
export const wantsTracking = (request: ServiceRequest, set: EntitySet): boolean =>
  tracked.includes(set) && preference(request.headers, 'odata.track-changes') !== null

/** Number of the last change. */
export const lastChange = (queries: SqlQueries): number =>
  queries.number('SELECT "last" FROM "_sequence"', [])

/** The link that will tell what changes after `since`. */
export function deltaLink(request: ServiceRequest, since: number): string {
  const select = request.query.get('$select')
  const options = new URLSearchParams(select === null ? {} : { $select: select })
  options.set('$deltatoken', writeToken({ since, after: since, until: null }))
  return `${request.root}${request.path}?${options}`
}

const writeToken = (token: DeltaToken): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url')

/** 410 where the token is none of this server's, or of a time that it no longer knows: then everything is to be read. */
function readToken(queries: SqlQueries, text: string): DeltaToken {
  try {
    const token = tokenShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (token.since <= lastChange(queries)) return token
  } catch {
    // Said below.
  }
  throw new RequestRefused(410, '$deltatoken is not known any more')
}

/** One page of changes in their order, with the link to the next or, at the end, to what will change later. */
export function answerChanges(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  token: string,
  tracking: ChangeTracking,
): ServiceAnswer {
  const { since, after, until: given } = readToken(queries, token)
  const until = given ?? lastChange(queries)
  const wanted = Number(preference(request.headers, 'odata.maxpagesize'))
  const size = wanted > 0 ? Math.min(wanted, largestPage) : defaultPage
  const span = [after, until]
  const changed = queries.rows(
    `SELECT * FROM "${set.name}" WHERE "${sequenceColumn}" > ? AND "${sequenceColumn}" <= ? AND "${sequenceColumn}" > 0
     ORDER BY "${sequenceColumn}" LIMIT ${size}`,
    span,
  )
  const gone = queries.rows(
    `SELECT "row", "sequence" FROM "_gone" WHERE "set" = ? AND "sequence" > ? AND "sequence" <= ?
     ORDER BY "sequence" LIMIT ${size}`,
    [set.name, ...span],
  )
  const properties = selected(set, request.query.get('$select'))
  const decimalText = wantsDecimalText(request)
  const found = [
    ...changed.map((row) => ({
      sequence: Number(row[sequenceColumn]),
      body: () => entityJson(row, properties, decimalText),
    })),
    ...gone.map((row) => ({
      sequence: Number(row.sequence),
      body: () => deletedEntity(request, set, row, tracking),
    })),
  ].sort((a, b) => a.sequence - b.sequence)
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  const more = last !== undefined && shown.length === size
  const body: Record<string, unknown> = {
    '@odata.context': `${request.root}$metadata#${set.name}/$delta`,
    value: shown.map((one) => one.body()),
  }
  if (more) {
    const options = new URLSearchParams(request.query)
    options.set('$deltatoken', writeToken({ since, after: last.sequence, until }))
    body['@odata.nextLink'] = `${request.root}${request.path}?${options}`
  } else body['@odata.deltaLink'] = deltaLink(request, until)
  return {
    status: 200,
    headers: { 'content-type': 'application/json;odata.metadata=minimal' },
    body,
  }
}

function deletedEntity(
  request: ServiceRequest,
  set: EntitySet,
  { row }: StoredRow,
  tracking: ChangeTracking,
): Record<string, unknown> {
  const key = z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(String(row)))
  const isBare = tracking === 'bare' && set.key.length === 1
  return {
    '@odata.context': `${request.root}$metadata#${set.name}/$deletedEntity`,
    id: isBare ? String(Object.values(key)[0]) : `${set.name}${keyInAddress(set, key)}`,
    reason: 'deleted',
  }
}

const namesOf = (row: StoredRow): string[] => Object.keys(row)

/** What happens in the company while the server runs: a row of a set comes or changes. */
export function putRow(database: Database.Database, set: EntitySet, row: StoredRow): void {
  const names = namesOf(row)
  const values: SqlValue[] = names.map((name) => row[name] ?? null)
  const changes = names.filter((name) => !set.key.includes(name))
  const update = [
    ...changes.map((name) => `"${name}" = excluded."${name}"`),
    `"${versionColumn}" = "${versionColumn}" + 1`,
  ]
  database
    .prepare(
      `INSERT INTO "${set.name}" (${names.map((n) => `"${n}"`).join()}) VALUES (${names.map(() => '?').join()})
       ON CONFLICT (${set.key.map((k) => `"${k}"`).join()}) DO UPDATE SET ${update.join()}`,
    )
    .run(...values)
}

/** A row of a set goes. */
export function removeRow(database: Database.Database, set: EntitySet, key: StoredRow): void {
  const where = set.key.map((name) => `"${name}" = ?`).join(' AND ')
  database
    .prepare(`DELETE FROM "${set.name}" WHERE ${where}`)
    .run(...set.key.map((name) => key[name] ?? null))
}
