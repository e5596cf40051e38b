/** The `$…` options of a request for a collection. */
import type { EntitySet, Property } from './entity-sets'
import { type Condition, filterToSql } from './filter-to-sql'
import { RequestRefused } from './service-request'

export interface Order {
  readonly name: string
  readonly descending: boolean
}

export interface QueryOptions {
  readonly filter: Condition | null
  readonly select: readonly Property[]
  /** Ends with the key, so that it is total. */
  readonly order: readonly Order[]
  readonly top: number | null
  readonly skip: number
  readonly count: boolean
  readonly skipToken: string | null
}

const understood = [
  '$filter',
  '$select',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$deltatoken',
  '$format',
]

/** Reads the options; 400 where a value is not understood, 501 where an option is not offered. */
export function queryOptions(set: EntitySet, query: URLSearchParams): QueryOptions {
  for (const name of query.keys())
    if (name.startsWith('$') && !understood.includes(name))
      throw new RequestRefused(501, `${name} is not offered`)
  const filter = query.get('$filter')
  const count = query.get('$count')
  if (count !== null && count !== 'true' && count !== 'false')
    throw new RequestRefused(400, '$count must be true or false')
  return {
    filter: filter === null ? null : filterToSql(set, filter),
    select: selected(set, query.get('$select')),
    order: ordered(set, query.get('$orderby')),
    top: wholeNumber(query, '$top'),
    skip: wholeNumber(query, '$skip') ?? 0,
    count: count === 'true',
    skipToken: query.get('$skiptoken'),
  }
}

function propertyNamed(set: EntitySet, name: string): Property {
  const property = set.properties.find((p) => p.name === name)
  if (!property) throw new RequestRefused(400, `${set.type} has no ${name}`)
  return property
}

/** The properties that `$select` names; all of them where it is absent. */
export function selected(set: EntitySet, select: string | null): readonly Property[] {
  if (select === null || select.trim() === '' || select.trim() === '*') return set.properties
  return select.split(',').map((name) => propertyNamed(set, name.trim()))
}

function ordered(set: EntitySet, orderBy: string | null): Order[] {
  const order = (orderBy ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', direction = 'asc', ...more] = part.split(/\s+/)
      if (more.length > 0 || (direction !== 'asc' && direction !== 'desc'))
        throw new RequestRefused(400, `$orderby: ${part}`)
      return { name: propertyNamed(set, name).name, descending: direction === 'desc' }
    })
  const rest = set.key.filter((name) => !order.some((o) => o.name === name))
  return [...order, ...rest.map((name) => ({ name, descending: false }))]
}

function wholeNumber(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) return null
  if (!/^\d{1,9}$/.test(text)) throw new RequestRefused(400, `${name} must be a whole number`)
  return Number(text)
}
