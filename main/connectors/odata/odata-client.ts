/** Speaks to OData services below one address, signed in and in one dialect. */
import type { Asked, Fetch } from '../http/fetch-once'
import { type Access, HttpClient } from '../http/http-client'
import type { Wait } from '../http/retry-after'
import { CsrfGuard } from './csrf-guard'
import type { Dialect } from './dialects'

export interface ODataClientOptions {
  /** Service root, ending in a slash. */
  readonly root: URL
  /** Who signs in, for people. */
  readonly user: string
  readonly timeoutSeconds: number
  readonly access: Access
  readonly dialect: Dialect
  /** Of SAP: the client that is signed in to; empty for the usual one. */
  readonly sapClient: string
  /** Path of a service below the root that is there for whoever signs in. */
  readonly service: string
  readonly wait?: Wait | undefined
  readonly fetch?: Fetch | undefined
}

export class ODataClient extends HttpClient {
  readonly dialect: Dialect

  constructor(options: ODataClientOptions) {
    super({ ...options, access: accessOf(options) })
    this.dialect = options.dialect
  }
}

function accessOf(options: ODataClientOptions): Access {
  const { access, dialect, sapClient } = options
  const spoken: Access = {
    sign: (asked, signal) => access.sign(inDialect(asked, dialect, sapClient), signal),
    ...(access.renew ? { renew: access.renew.bind(access) } : {}),
  }
  return dialect.csrf ? new CsrfGuard({ ...options, access: spoken }) : spoken
}

const json = 'application/json'

function inDialect(asked: Asked, { versions, decimals }: Dialect, sapClient: string): Asked {
  const [version, most] = versions
  const exact = decimals === 'text' ? `${json};IEEE754Compatible=true` : json
  const headers: Record<string, string> = {
    'odata-version': version,
    'odata-maxversion': most,
    ...asked.headers,
  }
  for (const name of ['accept', 'content-type']) if (headers[name] === json) headers[name] = exact
  if (sapClient === '') return { ...asked, headers }
  const url = new URL(asked.url)
  // `searchParams` would write every space anew as `+`, which not every server reads.
  if (!url.searchParams.has('sap-client'))
    url.search = `${url.search === '' ? '?' : `${url.search}&`}sap-client=${sapClient}`
  return { ...asked, url, headers }
}
