/** Creates, changes and removes entities, under the conditions the request states. */
import { randomUUID } from 'node:crypto'

import { entityJson, etagOf, keyInAddress, valuesOfBody, wantsDecimalText } from './entity-json'
import type { EntitySet } from './entity-sets'
import { recordRules } from './record-rules'
import type { Key } from './resource-path'
import {
  preference,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
} from './service-request'
import type { SqlQueries } from './sql-queries'
import { type SqlValue, type StoredRow, versionColumn } from './table-schema'

const keyCondition = (key: Key): string =>
  Object.keys(key)
    .map((name) => `"${name}" = ?`)
    .join(' AND ')

/** The row under `key`, or null. */
export const rowAt = (queries: SqlQueries, set: EntitySet, key: Key): StoredRow | null =>
  queries.row(`SELECT * FROM "${set.name}" WHERE ${keyCondition(key)}`, Object.values(key))

const tagsIn = (header: string): string[] => header.split(',').map((tag) => tag.trim())

/** Throws 404 (nothing there, as Dataverse does), 412 or 428 where the conditions of the request do not hold. */
function checkConditions(request: ServiceRequest, set: EntitySet, found: StoredRow | null): void {
  const match = request.headers.get('if-match')
  const noneMatch = request.headers.get('if-none-match')
  if (match !== undefined) {
    if (!found) throw new RequestRefused(404, `${set.name}: there is no such entity`)
    if (match.trim() !== '*' && !tagsIn(match).includes(etagOf(found)))
      throw new RequestRefused(412, `${set.name}: it was changed meanwhile`)
  } else if (noneMatch !== undefined) {
    const tags = tagsIn(noneMatch)
    if (found && (tags.includes('*') || tags.includes(etagOf(found))))
      throw new RequestRefused(412, `${set.name}: it is there already`)
  } else if (found && set.needsETag)
    throw new RequestRefused(428, `${set.name}: If-Match is required`)
}

/** POST to a collection: 201, or 409 where the key is taken. */
export function createEntity(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
): ServiceAnswer {
  const values = valuesOfBody(set, request.body)
  const key = keyIn(set, values)
  if (rowAt(queries, set, key))
    throw new RequestRefused(set.alternate ? 412 : 409, `${set.name}: the key is taken`)
  return saved(request, set, insertRow(queries, request, set, values), 201)
}

/** PATCH or PUT: changes the entity, or creates it where the conditions allow that. PUT sets what the body leaves out to null. */
export function changeEntity(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  key: Key,
): ServiceAnswer {
  const found = rowAt(queries, set, key)
  checkConditions(request, set, found)
  const values = valuesOfBody(set, request.body)
  for (const name of Object.keys(key)) {
    const given = values.get(name)
    if (given !== undefined && given !== key[name])
      throw new RequestRefused(400, `${name} does not fit the address`)
    values.set(name, key[name] ?? null)
  }
  if (!found) return saved(request, set, insertRow(queries, request, set, values), 201)
  recordRules(set, found)
  if (request.method === 'PUT')
    for (const { name, computed } of set.properties)
      if (!computed && !values.has(name)) values.set(name, null)
  return saved(request, set, updateRow(queries, request, set, found, values), 204)
}

/** DELETE: 204, or 404. */
export function removeEntity(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  key: Key,
): ServiceAnswer {
  const found = rowAt(queries, set, key)
  if (!found) throw new RequestRefused(404, `${set.name}: there is no such entity`)
  checkConditions(request, set, found)
  recordRules(set, found)
  queries.run(`DELETE FROM "${set.name}" WHERE ${keyCondition(key)}`, Object.values(key))
  return { status: 204, headers: {} }
}

function keyIn(set: EntitySet, values: ReadonlyMap<string, SqlValue>): Key {
  return Object.fromEntries(
    (set.alternate ?? set.key).map((name) => {
      const value = values.get(name)
      if (value === undefined || value === null) throw new RequestRefused(400, `${name} is missing`)
      return [name, value]
    }),
  )
}

function insertRow(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  given: Map<string, SqlValue>,
): StoredRow {
  if (set.properties.some((p) => p.name === 'State') && !given.has('State'))
    given.set('State', 'complete')
  const values = withComputed(queries, request, set, given)
  for (const { name, type } of set.properties)
    if (type === 'Edm.Guid') values.set(name, randomUUID())
  for (const { name, nullable } of set.properties)
    if (!nullable && (values.get(name) ?? null) === null)
      throw new RequestRefused(400, `${name} is missing`)
  const names = [...values.keys()]
  const columns = names.map((n) => `"${n}"`).join()
  const marks = names.map(() => '?').join()
  queries.run(`INSERT INTO "${set.name}" (${columns}) VALUES (${marks})`, [...values.values()])
  return readBack(queries, set, Object.fromEntries(values))
}

function updateRow(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  found: StoredRow,
  given: ReadonlyMap<string, SqlValue>,
): StoredRow {
  const values = withComputed(queries, request, set, given)
  for (const { name, nullable } of set.properties)
    if (values.get(name) === null && !nullable)
      throw new RequestRefused(400, `${name} must not be null`)
  const changes = [...values.keys()].map((name) => `"${name}" = ?`)
  queries.run(
    `UPDATE "${set.name}" SET ${changes.join()}, "${versionColumn}" = "${versionColumn}" + 1 WHERE ${keyCondition(keyOfRow(set, found))}`,
    [...values.values(), ...Object.values(keyOfRow(set, found))],
  )
  return readBack(queries, set, found)
}

/** Adds what the server fills itself: who and when, and the reference of a record once it is complete. */
function withComputed(
  queries: SqlQueries,
  request: ServiceRequest,
  set: EntitySet,
  given: ReadonlyMap<string, SqlValue>,
): Map<string, SqlValue> {
  const values = new Map(given)
  const now = new Date().toISOString()
  const has = (name: string) => set.properties.some((p) => p.name === name)
  if (has('ChangedAt')) values.set('ChangedAt', now).set('ChangedBy', request.user)
  if (has('modifiedon')) values.set('modifiedon', now)
  if (has('Reference') && given.get('State') === 'complete') {
    const count = queries.number(`SELECT count("Reference") FROM "${set.name}"`, [])
    values.set('Reference', `DR-${String(count + 1).padStart(6, '0')}`)
    values.set('ReceivedAt', now).set('ReceivedBy', request.user)
  }
  return values
}

const keyOfRow = ({ key }: EntitySet, row: StoredRow): Key =>
  Object.fromEntries(key.map((name) => [name, row[name] ?? null]))

function readBack(queries: SqlQueries, set: EntitySet, row: StoredRow): StoredRow {
  const read = rowAt(queries, set, keyOfRow(set, row))
  if (!read) throw new Error(`${set.name}: the entity is gone`)
  return read
}

function saved(
  request: ServiceRequest,
  set: EntitySet,
  row: StoredRow,
  status: 201 | 204,
): ServiceAnswer {
  const address = `${request.root}${set.name}${keyInAddress(set, row)}`
  const headers: Record<string, string> = { etag: etagOf(row), 'odata-entityid': address }
  if (status === 201) headers.location = address
  const wanted = preference(request.headers, 'return')
  if (wanted) headers['preference-applied'] = `return=${wanted}`
  const shown = wanted ? wanted === 'representation' : status === 201
  if (!shown) return { status: 204, headers }
  const body = {
    '@odata.context': `${request.root}$metadata#${set.name}/$entity`,
    ...entityJson(row, set.properties, wantsDecimalText(request)),
  }
  const type = 'application/json;odata.metadata=minimal'
  return { status: status === 204 ? 200 : 201, headers: { ...headers, 'content-type': type }, body }
}
