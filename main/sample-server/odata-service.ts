/** The OData service without the wire: a request in, an answer out. */
import { changeEntity, createEntity, removeEntity, rowAt } from './change-entity'
import { DialectRules } from './dialect-rules'
import { entityJson, etagOf, wantsDecimalText } from './entity-json'
import type { EntitySet } from './entity-sets'
import { companyName } from './load-company'
import { metadataDocument } from './metadata-document'
import { selected } from './query-options'
import { answerCollection, answerCount, type NextLinkStyle } from './read-collection'
import { type Key, type Resource, resourceAt } from './resource-path'
import {
  errorAnswer,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
} from './service-request'
import { SqlQueries } from './sql-queries'
import type { Sqlite } from './table-schema'
import type { ChangeTracking } from './track-changes'

const json = { 'content-type': 'application/json;odata.metadata=minimal' } as const

export class ODataService {
  readonly #database: Sqlite
  readonly queries: SqlQueries
  readonly #nextLinks: NextLinkStyle
  readonly #tracking: ChangeTracking
  readonly #rules: DialectRules

  constructor(
    database: Sqlite,
    nextLinks: NextLinkStyle = 'absolute',
    tracking: ChangeTracking = 'delta',
    rules = new DialectRules('generic'),
  ) {
    this.#rules = rules
    this.#database = database
    this.queries = new SqlQueries(database)
    this.#nextLinks = nextLinks
    this.#tracking = tracking
  }

  /** Answers one request that is no batch; what is refused becomes an OData error. */
  answer(request: ServiceRequest): ServiceAnswer {
    try {
      return this.queries.whole(() => this.#answer(request, resourceAt(request.path)))
    } catch (error) {
      if (error instanceof RequestRefused)
        return errorAnswer(error.status, error.message, error.headers)
      throw error
    }
  }

  #answer(request: ServiceRequest, resource: Resource): ServiceAnswer {
    switch (resource.kind) {
      case 'collection':
        return this.#collection(request, resource.set)
      case 'entity':
        return this.#entity(request, resource.set, resource.key)
      case 'batch':
        throw new RequestRefused(400, 'A batch cannot hold a batch')
      default:
        allow(request, 'GET')
    }
    if (resource.kind === 'count')
      return this.#rules.counted(answerCount(this.queries, request, resource.set), request.path)
    return this.#fixed(request, resource.kind)
  }

  #fixed(request: ServiceRequest, kind: 'service' | 'metadata' | 'me' | 'who'): ServiceAnswer {
    const context = `${request.root}$metadata`
    if (kind === 'metadata') {
      const headers = { 'content-type': 'application/xml' }
      return { status: 200, headers, body: metadataDocument(this.#rules.sets) }
    }
    if (kind === 'me') {
      const system = companyName(this.#database)
      const { user } = request
      const body = { '@odata.context': `${context}#Me`, User: user, Name: user, System: system }
      return { status: 200, headers: json, body }
    }
    if (kind === 'who') {
      if (!this.#rules.whoAmI) throw new RequestRefused(404, 'There is no WhoAmI')
      const context = `${request.root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`
      return {
        status: 200,
        headers: json,
        body: { '@odata.context': context, UserId: request.user },
      }
    }
    const value = this.#rules.sets.map(({ name }) => ({ name, kind: 'EntitySet', url: name }))
    const me = { name: 'Me', kind: 'Singleton', url: 'Me' }
    const body = { '@odata.context': context, value: [...value, me] }
    return { status: 200, headers: json, body }
  }

  #collection(request: ServiceRequest, set: EntitySet): ServiceAnswer {
    if (request.method === 'GET')
      return answerCollection(this.queries, request, set, this.#nextLinks, this.#tracking)
    allow(request, ...(set.writable ? ['GET', 'POST'] : ['GET']))
    return createEntity(this.queries, request, set)
  }

  #entity(request: ServiceRequest, set: EntitySet, key: Key): ServiceAnswer {
    if (request.method === 'GET') return this.#oneEntity(request, set, key)
    allow(request, ...(set.writable ? ['GET', 'PATCH', 'PUT', 'DELETE'] : ['GET']))
    if (request.method === 'DELETE') return removeEntity(this.queries, request, set, key)
    const { upserts, needsETag } = this.#rules
    if (!upserts && !rowAt(this.queries, set, key))
      throw new RequestRefused(404, `${set.name}: there is no such entity`)
    const strict = { ...set, needsETag: set.needsETag || needsETag }
    return changeEntity(this.queries, request, strict, key)
  }

  #oneEntity(request: ServiceRequest, set: EntitySet, key: Key): ServiceAnswer {
    const row = rowAt(this.queries, set, key)
    if (!row) throw new RequestRefused(404, `${set.name}: there is no such entity`)
    const headers = { ...json, etag: etagOf(row) }
    const match = request.headers.get('if-match')
    if (match !== undefined && match !== '*' && match !== etagOf(row))
      throw new RequestRefused(412, `${set.name}: it was changed meanwhile`)
    if (request.headers.get('if-none-match') === etagOf(row)) return { status: 304, headers }
    const properties = selected(set, request.query.get('$select'))
    const body = {
      '@odata.context': `${request.root}$metadata#${set.name}/$entity`,
      ...entityJson(row, properties, wantsDecimalText(request)),
    }
    return { status: 200, headers, body }
  }
}

function allow(request: ServiceRequest, ...methods: readonly string[]): void {
  if (!methods.includes(request.method))
    throw new RequestRefused(405, `${request.method} is not allowed here`, {
      allow: methods.join(', '),
    })
}
