/** Speaks to one OData service, signed in with name and password. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Asked, Fetch } from '../http/fetch-once'
import { HttpClient } from '../http/http-client'
import type { Wait } from '../http/retry-after'

export interface ODataClientOptions {
  /** Service root, ending in a slash. */
  readonly root: URL
  readonly user: string
  readonly password: string | null
  readonly timeoutSeconds: number
  readonly wait?: Wait | undefined
  readonly fetch?: Fetch | undefined
}

export class ODataClient extends HttpClient {
  constructor(options: ODataClientOptions) {
    super({ ...options, access: { sign: async (asked) => signed(asked, options) } })
  }
}

function signed(asked: Asked, { root, user, password }: ODataClientOptions): Asked {
  if (user !== '' && password === null)
    throw new EvenkeelError('SECRET_MISSING', { name: root.origin })
  const pair = Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64')
  const headers = {
    'odata-version': '4.0',
    'odata-maxversion': '4.01',
    ...(user === '' ? {} : { authorization: `Basic ${pair}` }),
    ...asked.headers,
  }
  return { ...asked, headers }
}
