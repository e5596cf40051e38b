/** A small OData V4 server over SQLite with the sample company in it, on loopback only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import type { ODataDialect } from '@shared/model/odata-dialects'
import Database from 'better-sqlite3'
import { answerJsonBatch } from './batch/json-batch'
import { answerMultipartBatch } from './batch/multipart-batch'
import { DialectRules } from './dialect-rules'
import { type EntitySet, entitySets, pascal, publisherSets } from './entity-sets'
import { type FaultFor, playInstead } from './faults'
import { bodyOf, headersOf, sendAnswer } from './http-exchange'
import { type Loaded, loadCompany } from './load-company'
import { ODataService } from './odata-service'
import type { NextLinkStyle } from './read-collection'
import {
  errorAnswer,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
  splitTarget,
} from './service-request'
import { signedInUser } from './sign-in'
import { type StoredRow, tableStatement } from './table-schema'
import { type ChangeTracking, noteChanges, putRow, removeRow } from './track-changes'

export interface SampleServerOptions {
  /** 0 takes any free one. */
  readonly port?: number
  /** The company's tables; an empty server where absent. */
  readonly folder?: string
  readonly password?: string
  /** SQLite file; in memory where absent. What is there already is kept. */
  readonly database?: string
  readonly nextLinks?: NextLinkStyle
  readonly tracking?: ChangeTracking
  /** Whose habits it has; those of the standard where absent. */
  readonly dialect?: ODataDialect
  /** For tests. */
  readonly fault?: FaultFor
}

export interface SampleServer {
  /** Service root, without a slash at its end. */
  readonly url: string
  readonly loaded: Loaded
  /** What happens in the company meanwhile: rows of a canonical entity come or change, or go by their key. */
  put(entity: string, rows: readonly CanonicalRow[]): void
  remove(entity: string, keys: readonly CanonicalRow[]): void
  /** In the dialect of SAP: tokens that were given are good for nothing from now on. */
  endSessions(): void
  close(): Promise<void>
}

/** Paths the service answers under; the second is where clients of Dataverse look. */
const roots = ['/odata/', '/api/data/v9.2/'] as const

const usualLinks: Readonly<Record<ODataDialect, NextLinkStyle>> = {
  generic: 'absolute',
  s4hana: 'service',
  dataverse: 'absolute',
}
const usualTracking: Readonly<Record<ODataDialect, ChangeTracking>> = {
  generic: 'delta',
  s4hana: 'ignored',
  dataverse: 'bare',
}

class SampleServerProcess {
  readonly #service: ODataService
  readonly #passwords: ReadonlyMap<string, string>
  readonly #fault: FaultFor
  readonly #rules: DialectRules

  constructor(service: ODataService, rules: DialectRules, options: SampleServerOptions) {
    this.#service = service
    this.#rules = rules
    const password = options.password ?? 'evenkeel'
    this.#passwords = new Map(['planner', 'chair'].map((user) => [user, password]))
    this.#fault = options.fault ?? (() => null)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/'
    const root = roots.find((r) => target.startsWith(r) || target === r.slice(0, -1))
    const below = root ? target.slice(root.length) : ''
    const fault = await this.#fault({ method: request.method ?? '', target: below })
    if (playInstead(fault, request, response)) return
    const answer = await this.#answer(request, root, below).catch((error: unknown) => {
      if (error instanceof RequestRefused)
        return errorAnswer(error.status, error.message, error.headers)
      return errorAnswer(500, error instanceof Error ? error.message : String(error))
    })
    if (fault?.kind === 'closeAfter') request.socket.destroy()
    else await sendAnswer(request, response, answer, fault)
  }

  async #answer(
    request: IncomingMessage,
    root: string | undefined,
    below: string,
  ): Promise<ServiceAnswer> {
    const host = request.headers.host ?? ''
    // A page in a browser must not reach the server under a name of its own.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
      throw new RequestRefused(421, 'Unknown host')
    const user = signedInUser(request.headers.authorization, this.#passwords)
    const body = await bodyOf(request)
    if (!root) throw new RequestRefused(404, `The service is at ${roots[0]}`)
    const headers = headersOf(request)
    const method = request.method ?? 'GET'
    const { path, query } = splitTarget(below)
    const asked = { method, path, query, headers, body, root: `http://${host}${root}`, user }
    const own = this.#rules.before(asked)
    const answer = this.#answerOf(asked)
    return { ...answer, headers: { ...answer.headers, ...own } }
  }

  #answerOf(asked: ServiceRequest): ServiceAnswer {
    const { method, path, headers } = asked
    if (path !== '$batch') return this.#service.answer(asked)
    if (method !== 'POST') throw new RequestRefused(405, 'A batch is posted', { allow: 'POST' })
    const multipart = headers.get('content-type')?.startsWith('multipart/mixed')
    return (multipart ? answerMultipartBatch : answerJsonBatch)(this.#service, asked)
  }
}

function setOf(entity: string): EntitySet {
  const set = entitySets.find((one) => one.entity?.name === entity)
  if (!set) throw new RangeError(`not an entity of the data standard: ${entity}`)
  return set
}

const storedRow = (row: CanonicalRow): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      pascal(name),
      typeof value === 'boolean' ? Number(value) : value,
    ]),
  )

/** Starts the server and loads the company. Rejects where the folder cannot be read or the port is taken. */
export async function startSampleServer(options: SampleServerOptions = {}): Promise<SampleServer> {
  const database = new Database(options.database ?? ':memory:')
  database.pragma('journal_mode = WAL')
  for (const set of [...entitySets, ...publisherSets]) database.exec(tableStatement(set))
  const loaded = options.folder
    ? await loadCompany(database, options.folder)
    : { rows: 0, rejected: [] }
  noteChanges(database)
  const { dialect = 'generic' } = options
  const { nextLinks = usualLinks[dialect], tracking = usualTracking[dialect] } = options
  const rules = new DialectRules(dialect)
  const service = new ODataService(database, nextLinks, tracking, rules)
  const work = new SampleServerProcess(service, rules, options)
  const server = createServer(
    (request, response) =>
      void work.handle(request, response).catch(() => request.socket.destroy()),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}${roots[0].slice(0, -1)}`,
    loaded,
    put(entity, rows) {
      const set = setOf(entity)
      database.transaction(() => {
        for (const row of rows) putRow(database, set, storedRow(row))
      })()
    },
    remove(entity, keys) {
      const set = setOf(entity)
      for (const key of keys) removeRow(database, set, storedRow(key))
    },
    endSessions: () => rules.endSessions(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          database.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
