/** How the server behaves like those of other systems, as far as their documents and those who use them tell. */
import { randomUUID } from 'node:crypto'
import type { ODataDialect } from '@shared/model/odata-dialects'
import { type EntitySet, entitySets, publisherSets } from './entity-sets'
import { RequestRefused, type ServiceAnswer } from './service-request'

export interface AskedOfDialect {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: ReadonlyMap<string, string>
}

/** The one client of SAP that can be signed in to. */
export const sapClient = '100'
const sessionCookie = 'SAP_SESSIONID_EK'
const mostCounted = 5_000

export class DialectRules {
  readonly #dialect: ODataDialect
  /** Token of each session. */
  readonly #sessions = new Map<string, string>()

  constructor(dialect: ODataDialect) {
    this.#dialect = dialect
  }

  /** Tokens that were given are good for nothing from now on. */
  endSessions(): void {
    this.#sessions.clear()
  }

  /** 400 to 501 for what such a system does not take; else headers that go with its answer. */
  before(asked: AskedOfDialect): Readonly<Record<string, string>> {
    if (this.#dialect === 'generic') return {}
    const isBatch = asked.path === '$batch'
    if (isBatch && !asked.headers.get('content-type')?.startsWith('multipart/mixed'))
      throw new RequestRefused(415, 'A batch is multipart/mixed')
    return this.#dialect === 's4hana' ? this.#asGateway(asked) : this.#asDataverse(asked)
  }

  #asGateway({ method, query, headers }: AskedOfDialect): Readonly<Record<string, string>> {
    if (query.get('sap-client') !== sapClient)
      throw new RequestRefused(401, `Sign in to client ${sapClient}`)
    const token = headers.get('x-csrf-token') ?? ''
    const cookies = (headers.get('cookie') ?? '').split(/;\s*/)
    const session = cookies.find((one) => one.startsWith(`${sessionCookie}=`))?.split('=')[1] ?? ''
    if (method !== 'GET') {
      if (token === '' || this.#sessions.get(session) !== token)
        throw new RequestRefused(403, 'CSRF token validation failed', {
          'x-csrf-token': 'Required',
        })
      return {}
    }
    if (token.toLowerCase() !== 'fetch') return {}
    const [own, given] = [randomUUID(), randomUUID()]
    this.#sessions.set(own, given)
    const cookie = `${sessionCookie}=${own}; path=/; HttpOnly`
    return { 'x-csrf-token': given, 'set-cookie': cookie }
  }

  #asDataverse({ query, headers }: AskedOfDialect): Readonly<Record<string, string>> {
    if (query.has('$skip')) throw new RequestRefused(400, '$skip is not offered')
    const tracks = /odata\.track-changes/.test(headers.get('prefer') ?? '')
    if (tracks && ['$filter', '$orderby', '$expand', '$top'].some((name) => query.has(name)))
      throw new RequestRefused(400, 'Changes are tracked without filter, order and expand')
    return {}
  }

  /** `$count` of Dataverse goes no further. */
  counted(answer: ServiceAnswer, path: string): ServiceAnswer {
    if (this.#dialect !== 'dataverse' || !path.endsWith('/$count')) return answer
    return { ...answer, body: String(Math.min(Number(answer.body), mostCounted)) }
  }

  /** What the server says it has. */
  get sets(): readonly EntitySet[] {
    return this.#dialect === 'dataverse' ? [...entitySets, ...publisherSets] : entitySets
  }

  /** Whether a PATCH makes a row that is not there. */
  get upserts(): boolean {
    return this.#dialect !== 's4hana'
  }

  /** Whether every change must name the version it changes. */
  get needsETag(): boolean {
    return this.#dialect === 's4hana'
  }

  /** Whether what is gone is named by nothing but the value of its key. */
  get bareIds(): boolean {
    return this.#dialect === 'dataverse'
  }

  get whoAmI(): boolean {
    return this.#dialect === 'dataverse'
  }
}
