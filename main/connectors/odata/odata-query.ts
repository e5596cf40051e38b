/** Builds OData addresses: literals, keys, filters and options, percent-encoded as strict servers want them. */

export type Literal = string | number | boolean | null

/** A value as it stands in a filter or a key. */
export function literal(value: Literal): string {
  if (value === null) return 'null'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

export type KeyValues = Readonly<Record<string, string | number>>

/** The key of one entity, in parentheses; a key of one part is written without its name, unless it is `named`. */
export function keyText(key: KeyValues, named = false): string {
  const parts = Object.entries(key)
  const [only] = parts
  const inside =
    only && parts.length === 1 && !named
      ? literal(only[1])
      : parts.map(([name, value]) => `${name}=${literal(value)}`).join()
  return `(${encoded(inside)})`
}

type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** `Property eq 'value'`. */
export const compare = (property: string, sign: Comparison, value: Literal): string =>
  `${property} ${sign} ${literal(value)}`

/** All of the conditions. */
export const allOf = (...conditions: readonly string[]): string =>
  conditions.map((c) => (c.includes(' or ') ? `(${c})` : c)).join(' and ')

/** Any of the conditions. */
export const anyOf = (...conditions: readonly string[]): string => conditions.join(' or ')

export interface KeyProperties {
  readonly key: readonly string[]
  /** Properties whose values stand in a filter as they are: numbers, dates, ids. */
  readonly unquoted: ReadonlySet<string>
}

type Values = Readonly<Record<string, unknown>>

/** `Property eq value`, the value written as the property's type wants it. */
const typed = (
  { unquoted }: KeyProperties,
  name: string,
  sign: 'eq' | 'gt',
  row: Values,
): string =>
  unquoted.has(name) ? `${name} ${sign} ${row[name]}` : compare(name, sign, String(row[name]))

/** The row whose key `row` has. */
export const sameKey = (of: KeyProperties, row: Values): string =>
  allOf(...of.key.map((name) => typed(of, name, 'eq', row)))

/** The rows after one, in the order of the key. */
export const beyondKey = (of: KeyProperties, row: Values): string =>
  anyOf(
    ...of.key.map((name, index) =>
      allOf(
        ...of.key.slice(0, index).map((equal) => typed(of, equal, 'eq', row)),
        typed(of, name, 'gt', row),
      ),
    ),
  )

export interface Query {
  readonly select?: readonly string[]
  /** `Navigation($select=…)`, whole. */
  readonly expand?: readonly string[]
  readonly filter?: string
  readonly orderBy?: readonly string[]
  readonly top?: number
}

/** `Set(key)?$select=…`, relative to the service root. Spaces become `%20`: not every server reads `+`. */
export function addressOf(set: string, query: Query = {}, key?: KeyValues): string {
  const options = [
    query.select && `$select=${query.select.map(encoded).join()}`,
    query.expand && `$expand=${query.expand.map(encodedOption).join()}`,
    query.filter && `$filter=${encoded(query.filter)}`,
    query.orderBy && `$orderby=${query.orderBy.map(encoded).join()}`,
    query.top !== undefined && `$top=${query.top}`,
  ].filter((option) => typeof option === 'string')
  const path = `${set}${key ? keyText(key) : ''}`
  return options.length > 0 ? `${path}?${options.join('&')}` : path
}

/** Percent-encoded, but readable where the standard allows the sign. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/%(2C|3D|3A)/g, (code) => decodeURIComponent(code))

/** What only parts options from each other stays readable. */
const encodedOption = (text: string): string =>
  encoded(text).replace(/%(24|2F|3B)/g, (code) => decodeURIComponent(code))
