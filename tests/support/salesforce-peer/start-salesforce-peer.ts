/**
 * A peer of our own that speaks as much of Salesforce's REST interface as the connector needs, over
 * SQLite, with a SOQL parser that others wrote. It is no Salesforce; a client that others wrote
 * (jsforce) drives it in a test of its own.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type FaultFor, playInstead } from '@main/sample-server/faults'
import { PeerJobs } from './peer-bulk'
import { PeerQueries } from './peer-query'
import type { PeerObject } from './peer-schema'
import { PeerTokens, peerApp } from './peer-sign-in'
import { PeerStore, Refusal, type Values } from './peer-store'

export interface PeerOptions {
  readonly objects: readonly PeerObject[]
  readonly fault?: FaultFor
  /** Most records of a page; 2,000 otherwise. */
  readonly pageSize?: number
  /** What tokens name as the place of the organisation; the peer itself otherwise. */
  readonly instance?: string
}

export interface SalesforcePeer {
  readonly url: string
  readonly store: PeerStore
  readonly jobs: PeerJobs
  readonly tokens: PeerTokens
  close(): Promise<void>
}

export const peerVersion = '62.0'

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

export async function startSalesforcePeer(options: PeerOptions): Promise<SalesforcePeer> {
  const store = new PeerStore(options.objects)
  const peer = new Peer(store, options)
  const server = createServer((request, response) => void peer.serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  peer.url = `http://127.0.0.1:${port}`
  return {
    url: peer.url,
    store,
    jobs: peer.jobs,
    tokens: peer.tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          store.db.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

class Peer {
  readonly #store: PeerStore
  readonly #options: PeerOptions
  readonly #queries: PeerQueries
  readonly jobs: PeerJobs
  readonly tokens = new PeerTokens()
  url = ''

  constructor(store: PeerStore, options: PeerOptions) {
    this.#store = store
    this.#options = options
    this.#queries = new PeerQueries(store, peerVersion)
    this.jobs = new PeerJobs(store)
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/'
    const method = request.method ?? 'GET'
    const body = await bodyOf(request)
    const fault = await this.#options.fault?.({ method, target })
    if (playInstead(fault, request, response)) return
    if (fault?.kind === 'hang') return
    const answer = this.#answer(method, new URL(target, this.url), body, request)
    if (fault?.kind === 'closeAfter') {
      request.socket.destroy()
      return
    }
    send(request, response, answer, fault?.kind === 'halfBody')
  }

  #answer(method: string, url: URL, body: string, request: IncomingMessage): Answer {
    try {
      if (url.pathname === '/services/oauth2/token') return this.#token(body)
      if (!this.tokens.isGood(request.headers.authorization))
        throw new Refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
      if (url.pathname === '/services/oauth2/userinfo') return { status: 200, body: this.#user() }
      const root = `/services/data/v${peerVersion}/`
      if (!url.pathname.startsWith(root)) throw new Refusal(404, 'NOT_FOUND', 'no such resource')
      const path = url.pathname.slice(root.length).split('/').map(decodeURIComponent)
      return this.#resource(method, path, url.searchParams, body, request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { status: error.status, body: [{ errorCode: error.code, message: error.message }] }
    }
  }

  #token(body: string): Answer {
    const token = this.tokens.grant(new URLSearchParams(body))
    if (token === null)
      return {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'expired access/refresh token' },
      }
    return {
      status: 200,
      body: {
        access_token: token,
        instance_url: this.#options.instance ?? this.url,
        id: `${this.url}/id/00DEk0000000001AAA/005Ek0000000001AAA`,
        token_type: 'Bearer',
        issued_at: String(Date.now()),
      },
    }
  }

  #user() {
    return {
      user_id: '005Ek0000000001AAA',
      organization_id: '00DEk0000000001AAA',
      preferred_username: peerApp.user,
      name: 'Planner',
      zoneinfo: 'Asia/Shanghai',
    }
  }

  #resource(
    method: string,
    [first, second, third, fourth]: readonly string[],
    query: URLSearchParams,
    body: string,
    request: IncomingMessage,
  ): Answer {
    const pageSize = this.#options.pageSize ?? 2_000
    const asked = `${method} ${first}`
    if (asked === 'GET query' && second)
      return { status: 200, body: this.#queries.more(second, pageSize) }
    if (asked === 'GET query' || asked === 'GET queryAll')
      return {
        status: 200,
        body: this.#queries.start(query.get('q') ?? '', first === 'queryAll', pageSize),
      }
    if (asked === 'GET sobjects' && third === 'describe')
      return { status: 200, body: this.#describe(second ?? '') }
    if (asked === 'PATCH sobjects' && second && third && fourth)
      return this.#upsertOne(second, third, fourth, json(body))
    if (asked === 'PATCH composite' && second === 'sobjects' && third && fourth)
      return this.#upsertMany(third, fourth, json(body))
    if (first === 'jobs') return this.#job(method, [second, third, fourth], query, body, request)
    throw new Refusal(404, 'NOT_FOUND', `${asked} is not served`)
  }

  #describe(name: string) {
    const object = this.#store.object(name)
    return {
      name: object.name,
      label: object.name,
      queryable: true,
      fields: this.#store.fieldsOf(object).map((field) => ({
        name: field.name,
        label: field.name,
        type: field.type,
        calculated: field.calculated ?? false,
        externalId: field.externalId ?? false,
        relationshipName: field.relationshipName ?? null,
        referenceTo: field.referenceTo ?? [],
      })),
    }
  }

  #upsertOne(object: string, externalId: string, value: string, values: Values): Answer {
    const { id, created } = this.#store.upsert(object, externalId, {
      ...values,
      [externalId]: value,
    })
    return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } }
  }

  /** All of them or none, as `allOrNone` wants; refusals are told record by record. */
  #upsertMany(object: string, externalId: string, asked: Values): Answer {
    const records = (Array.isArray(asked.records) ? asked.records : []) as Values[]
    if (records.length > 200)
      throw new Refusal(400, 'EXCEEDED_MAX_SIZE_REQUEST', 'at most 200 records')
    const results: object[] = []
    let failed = false
    const work = this.#store.db.transaction(() => {
      for (const { attributes: _, ...values } of records)
        try {
          results.push({
            ...this.#store.upsert(object, externalId, values),
            success: true,
            errors: [],
          })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          failed = true
          const { code: statusCode, message } = error
          results.push({ success: false, errors: [{ statusCode, message, fields: [] }] })
        }
      if (failed && asked.allOrNone === true) throw rollback
    })
    try {
      work()
    } catch (error) {
      if (error !== rollback) throw error
      const statusCode = 'ALL_OR_NONE_OPERATION_ROLLED_BACK'
      const undone = {
        success: false,
        errors: [{ statusCode, message: 'rolled back', fields: [] }],
      }
      return {
        status: 200,
        body: results.map((one) => ('id' in one ? undone : one)),
      }
    }
    return { status: 200, body: results }
  }

  #job(
    method: string,
    [kind, id, what]: readonly (string | undefined)[],
    query: URLSearchParams,
    body: string,
    request: IncomingMessage,
  ): Answer {
    const { jobs } = this
    if (method === 'POST' && !id)
      return {
        status: 200,
        body: kind === 'query' ? jobs.query(json(body)) : jobs.ingest(json(body)),
      }
    if (!id) throw new Refusal(404, 'NOT_FOUND', 'no such job')
    if (method === 'PATCH') return { status: 200, body: jobs.change(id, json(body).state) }
    if (
      method === 'PUT' &&
      what === 'batches' &&
      request.headers['content-type']?.includes('csv')
    ) {
      jobs.upload(id, body)
      return { status: 201 }
    }
    if (method === 'DELETE') {
      jobs.remove(id)
      return { status: 204 }
    }
    if (what === 'successfulResults' || what === 'failedResults')
      return { status: 200, text: jobs.outcome(id, what === 'failedResults') }
    if (what !== 'results') return { status: 200, body: jobs.said(id) }
    const part = jobs.part(id, query.get('locator'), Number(query.get('maxRecords') ?? 50_000))
    const headers = {
      'content-type': 'text/csv',
      'sforce-locator': part.next,
      'sforce-numberofrecords': String(part.count),
    }
    return { status: 200, text: part.csv, headers }
  }
}

const rollback = new Error('rolled back')

function json(body: string): Values {
  try {
    const read: unknown = JSON.parse(body)
    if (typeof read === 'object' && read !== null) return read as Values
  } catch {}
  throw new Refusal(400, 'JSON_PARSER_ERROR', 'no JSON object')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer, half: boolean) {
  const plain = Buffer.from(
    answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)),
  )
  const packs = /\bgzip\b/.test(String(request.headers['accept-encoding'])) && plain.length > 500
  const bytes = packs ? gzipSync(plain) : plain
  response.writeHead(answer.status, {
    'content-type': 'application/json;charset=UTF-8',
    ...(packs ? { 'content-encoding': 'gzip' } : {}),
    ...(answer.status === 204 ? {} : { 'content-length': bytes.length }),
    ...answer.headers,
  })
  if (!half) {
    response.end(bytes)
    return
  }
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
}
