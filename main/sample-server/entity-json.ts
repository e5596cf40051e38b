/** Entities between the table and JSON: rows to bodies, bodies to values. */
import type { EntitySet, Property } from './entity-sets'
import { RequestRefused, type ServiceRequest } from './service-request'
import { type SqlValue, type StoredRow, versionColumn } from './table-schema'

/** The entity tag of a row. */
export const etagOf = (row: StoredRow): string => `W/"${row[versionColumn]}"`

/** True where the client asked for decimals as texts, which lose nothing. */
export const wantsDecimalText = (request: ServiceRequest): boolean =>
  /ieee754compatible=true/i.test(request.headers.get('accept') ?? '')

/** The JSON form of a row. */
export function entityJson(
  row: StoredRow,
  properties: readonly Property[],
  decimalText: boolean,
): Record<string, unknown> {
  const body: Record<string, unknown> = { '@odata.etag': etagOf(row) }
  for (const { name, type } of properties) {
    const value = row[name] ?? null
    if (value === null) body[name] = null
    else if (type === 'Edm.Boolean') body[name] = value === 1
    else if (type === 'Edm.Decimal' && decimalText) body[name] = String(value)
    else body[name] = value
  }
  return body
}

/** The key of a row as it stands in an address, percent-encoded. */
export function keyInAddress({ key, properties }: EntitySet, row: StoredRow): string {
  const parts = key.map((name) => {
    const value = row[name] ?? ''
    const type = properties.find((p) => p.name === name)?.type
    const plain = typeof value === 'number' || type === 'Edm.Date' || type === 'Edm.Guid'
    const text = plain ? String(value) : `'${encodeURIComponent(value).replaceAll("'", "''")}'`
    return key.length === 1 ? text : `${name}=${text}`
  })
  return `(${parts.join()})`
}

const forms: Readonly<Record<Property['type'], (value: unknown) => SqlValue | undefined>> = {
  'Edm.String': (v) => (typeof v === 'string' ? v : undefined),
  'Edm.Date': (v) => (typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v) ? v : undefined),
  'Edm.Guid': (v) => (typeof v === 'string' ? v : undefined),
  'Edm.DateTimeOffset': (v) => (typeof v === 'string' ? v : undefined),
  'Edm.Int32': (v) => (Number.isInteger(v) ? Number(v) : undefined),
  'Edm.Decimal': (v) =>
    typeof v === 'number' || (typeof v === 'string' && /^-?\d+(\.\d+)?$/.test(v))
      ? Number(v)
      : undefined,
  'Edm.Boolean': (v) => (typeof v === 'boolean' ? Number(v) : undefined),
}

/** The values that a body gives; 400 where it names an unknown property or a value does not fit. Properties the server fills are passed over. */
export function valuesOfBody(set: EntitySet, body: string): Map<string, SqlValue> {
  const values = new Map<string, SqlValue>()
  for (const [name, given] of Object.entries(objectOf(body))) {
    if (name.startsWith('@') || name.includes('@odata.')) continue
    const property = set.properties.find((p) => p.name === name)
    if (!property) throw new RequestRefused(400, `${set.type} has no ${name}`)
    if (property.computed) continue
    // Dataverse knows no empty texts.
    const isNothing = given === null || (given === '' && set.alternate !== undefined)
    const value = isNothing && property.nullable ? null : forms[property.type](given)
    if (value === undefined) throw new RequestRefused(400, `${name} must be ${property.type}`)
    values.set(name, value)
  }
  return values
}

function objectOf(body: string): object {
  let read: unknown
  try {
    read = JSON.parse(body)
  } catch {
    throw new RequestRefused(400, 'The body is not JSON')
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new RequestRefused(400, 'The body is not an object')
  return read
}
