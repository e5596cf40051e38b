/** A query of SOQL, read by a library, as SQL over the peer's tables. */
import {
  type FieldType,
  parseQuery,
  type Query,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js'
import type { PeerField, PeerObject } from './peer-schema'
import { type PeerStore, quotedName, Refusal } from './peer-store'

export interface Translated {
  readonly sql: string
  readonly object: PeerObject
  /** In the order of the columns. */
  readonly fields: readonly { readonly path: readonly string[]; readonly type: PeerField['type'] }[]
  readonly counts: boolean
}

export function translate(store: PeerStore, soql: string, all: boolean): Translated {
  let query: Query
  try {
    query = parseQuery(soql)
  } catch (error) {
    throw new Refusal(400, 'MALFORMED_QUERY', error instanceof Error ? error.message : '')
  }
  return new Translation(store, query).run(all)
}

class Translation {
  readonly #store: PeerStore
  readonly #query: Query
  readonly #object: PeerObject
  /** Relationship path in small letters to alias and object. */
  readonly #joins = new Map<string, { alias: string; object: PeerObject; sql: string }>()

  constructor(store: PeerStore, query: Query) {
    this.#store = store
    this.#query = query
    try {
      this.#object = store.object(query.sObject ?? '')
    } catch {
      const message = `sObject type '${query.sObject}' is not supported.`
      throw new Refusal(400, 'INVALID_TYPE', message)
    }
  }

  run(all: boolean): Translated {
    const { fields = [], where, orderBy, limit } = this.#query
    const counts = fields.some((f) => f.type === 'FieldFunctionExpression')
    const asked = counts ? [] : fields.map((one) => this.#selected(one))
    const conditions = [
      ...(all ? [] : ['t.IsDeleted = 0']),
      ...(where ? [`(${this.#where(where)})`] : []),
    ]
    const order = orderBy && !Array.isArray(orderBy) ? [orderBy] : (orderBy ?? [])
    const ordered = [
      ...order.map(
        (one) => `${this.#column('field' in one ? one.field : '').sql} ${one.order ?? ''}`,
      ),
      't.rowid',
    ]
    const columns = counts ? 'count(*)' : asked.map(({ sql }) => sql).join(', ')
    const sql = [
      `SELECT ${columns} FROM ${quotedName(this.#object.name)} t`,
      ...[...this.#joins.values()].map((join) => join.sql),
      conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
      counts ? '' : `ORDER BY ${ordered.join(', ')}`,
      limit === undefined ? '' : `LIMIT ${Number(limit)}`,
    ].join(' ')
    return {
      sql,
      object: this.#object,
      fields: asked.map(({ path, type }) => ({ path, type })),
      counts,
    }
  }

  #selected(one: FieldType) {
    if (one.type === 'Field') return this.#column(one.field)
    if (one.type === 'FieldRelationship')
      return this.#column([...one.relationships, one.field].join('.'))
    throw new Refusal(400, 'MALFORMED_QUERY', `not supported: ${one.type}`)
  }

  #column(name: string) {
    const parts = name.split('.')
    const last = parts.pop() ?? ''
    let alias = 't'
    let object = this.#object
    const path: string[] = []
    for (const relation of parts) {
      const way = this.#store
        .fieldsOf(object)
        .find((f) => f.relationshipName?.toLowerCase() === relation.toLowerCase())
      const [to] = way?.referenceTo ?? []
      if (!way || to === undefined)
        throw new Refusal(400, 'INVALID_FIELD', `Didn't understand relationship '${relation}'`)
      path.push(way.relationshipName ?? relation)
      const key = path.join('.').toLowerCase()
      const known = this.#joins.get(key)
      const target = this.#store.object(to)
      const next = known?.alias ?? `j${this.#joins.size}`
      if (!known)
        this.#joins.set(key, {
          alias: next,
          object: target,
          sql: `LEFT JOIN ${quotedName(target.name)} ${next} ON ${next}.Id = ${alias}.${quotedName(way.name)}`,
        })
      alias = next
      object = target
    }
    const field = this.#store.field(object, last)
    return {
      sql: `${alias}.${quotedName(field.name)}`,
      path: [...path, field.name],
      type: field.type,
    }
  }

  /** The clauses form a chain; parentheses are counted at their conditions. */
  #where(clause: WhereClause): string {
    const { left } = clause
    const here = left && 'field' in left && left.field ? this.#condition(left) : ''
    const opens = left && 'openParen' in left ? '('.repeat(left.openParen ?? 0) : ''
    const closes = left && 'closeParen' in left ? ')'.repeat(left.closeParen ?? 0) : ''
    const operator = 'operator' in clause && clause.operator ? ` ${clause.operator} ` : ''
    const right = 'right' in clause && clause.right ? this.#where(clause.right) : ''
    return `${opens}${here}${closes}${operator}${right}`
  }

  #condition(left: object): string {
    const { field, operator, value, literalType } = left as {
      field: string
      operator: string
      value: string | string[]
      literalType?: string | string[]
    }
    const column = this.#column(field)
    const kind = Array.isArray(literalType) ? literalType[0] : literalType
    if (Array.isArray(value)) {
      const list = value.map((one) => literal(one, column.type)).join(', ')
      return `${column.sql} ${operator} (${list})`
    }
    if (kind === 'NULL') return `${column.sql} IS ${operator === '=' ? '' : 'NOT '}NULL`
    if (operator === '!=') return `${column.sql} IS NOT ${literal(value, column.type)}`
    return `${column.sql} ${operator} ${literal(value, column.type)}`
  }
}

function literal(value: string, type: PeerField['type']): string {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true' ? '1' : '0'
  if (/^[+-]?\d+(\.\d+)?$/.test(value)) return value
  if (value.startsWith("'")) {
    const plain = value.slice(1, -1).replace(/\\(.)/g, '$1')
    return `'${plain.replaceAll("'", "''")}'`
  }
  if (type === 'datetime') {
    const time = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    return `'${time.toISOString().replace('Z', '+0000')}'`
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `'${value}'`
  throw new Refusal(400, 'MALFORMED_QUERY', `unexpected token: ${value}`)
}
