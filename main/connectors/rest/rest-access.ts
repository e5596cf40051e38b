/** How a JSON interface is told who asks: the styles that are in use. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered, Asked } from '../http/fetch-once'
import { type Access, HttpClient, type HttpClientOptions } from '../http/http-client'
import { answerInvalid } from '../reasons'
import { fillDocument } from './fill-template'
import { compilePath } from './json-path'
import type { ServiceWords } from './service-words'

export const authStyles = ['none', 'basic', 'bearer', 'header', 'query', 'oauth2', 'login'] as const

export interface AccessOptions extends Omit<HttpClientOptions, 'access'> {
  readonly auth: (typeof authStyles)[number]
  readonly secret: string | null
  /** Name of the header or parameter that carries the key. */
  readonly keyName: string
  /** For `oauth2`: where tokens are given, to which client, for what. */
  readonly tokenUrl: URL | null
  readonly client: string
  readonly scope: string
  readonly login: ServiceWords['login']
  now(): number
}

/** The access of a style; asking for a token waits until it is needed. */
export function createAccess(options: AccessOptions): Access {
  const { auth, user, keyName, root } = options
  const secret = (): string => {
    if (options.secret === null || options.secret === '')
      throw new EvenkeelError('SECRET_MISSING', { name: root.origin })
    return options.secret
  }
  const plain = (sign: (asked: Asked) => Asked): Access => ({ sign: async (asked) => sign(asked) })
  switch (auth) {
    case 'none':
      return plain((asked) => asked)
    case 'basic': {
      const pair = () => Buffer.from(`${user}:${secret()}`, 'utf8').toString('base64')
      return plain((asked) => withHeader(asked, 'authorization', `Basic ${pair()}`))
    }
    case 'bearer':
      return plain((asked) => withHeader(asked, 'authorization', `Bearer ${secret()}`))
    case 'header':
      return plain((asked) => withHeader(asked, keyName, secret()))
    case 'query':
      return plain((asked) => {
        const url = new URL(asked.url)
        url.searchParams.set(keyName, secret())
        return { ...asked, url }
      })
    case 'oauth2':
      return new RenewedAccess(options.now, (signal) => clientToken(options, secret(), signal))
    case 'login':
      return new RenewedAccess(options.now, (signal) => signedIn(options, secret(), signal))
  }
}

const withHeader = (asked: Asked, name: string, value: string): Asked => ({
  ...asked,
  headers: { ...asked.headers, [name]: value },
})

interface Token {
  readonly header: string
  readonly value: string
  /** When it is to be renewed. */
  readonly until: number
}

/** A token that is asked for once, and again when it has run out or is refused. */
class RenewedAccess implements Access {
  readonly #now: () => number
  readonly #ask: (signal: AbortSignal) => Promise<Token>
  #token: Token | null = null
  #asking: Promise<Token> | null = null

  constructor(now: () => number, ask: (signal: AbortSignal) => Promise<Token>) {
    this.#now = now
    this.#ask = ask
  }

  async sign(asked: Asked, signal: AbortSignal): Promise<Asked> {
    if (this.#token && this.#token.until <= this.#now()) this.#token = null
    const { header, value } = this.#token ?? (await this.#next(signal))
    return withHeader(asked, header, value)
  }

  async renew(_refused: Answered, signal: AbortSignal): Promise<boolean> {
    this.#token = null
    await this.#next(signal)
    return true
  }

  async #next(signal: AbortSignal): Promise<Token> {
    this.#asking ??= this.#ask(signal).finally(() => {
      this.#asking = null
    })
    this.#token = await this.#asking
    return this.#token
  }
}

const tokenShape = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  expires_in: z.coerce.number().positive().optional(),
})
const unsigned: Access = { sign: async (asked) => asked }
const refusals = [400, 401, 403]

const refused = ({ root, user, client }: AccessOptions): EvenkeelError =>
  new EvenkeelError('SIGN_IN_REFUSED', { system: root.origin, user: user || client })

/** OAuth 2.0, client credentials (RFC 6749, 4.4). */
async function clientToken(
  options: AccessOptions,
  secret: string,
  signal: AbortSignal,
): Promise<Token> {
  const { tokenUrl, client, scope, now } = options
  const root = tokenUrl ?? options.root
  const http = new HttpClient({ ...options, root, access: unsigned })
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: secret,
    ...(scope === '' ? {} : { scope }),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = { method: 'POST', headers, body: form.toString(), expected: refusals }
  const answer = await http.request(root.href, { ...request, repeatable: true }, signal)
  if (answer.status >= 400) throw refused(options)
  const { access_token, expires_in } = http.parse(answer, tokenShape)
  const until = now() + Math.max(1, (expires_in ?? 3_600) - 30) * 1_000
  return { header: 'authorization', value: `Bearer ${access_token}`, until }
}

/** A sign-in that answers with a token or sets cookies. */
async function signedIn(
  options: AccessOptions,
  secret: string,
  signal: AbortSignal,
): Promise<Token> {
  const { login, user, root } = options
  if (!login)
    throw new EvenkeelError('MAPPING_INVALID', {
      mapping: '',
      path: 'service.login',
      expected: 'login',
    })
  const http = new HttpClient({ ...options, access: unsigned })
  const body = fillDocument(login.body, { user, secret })
  const request = { method: 'POST', body, expected: refusals, repeatable: true }
  const answer = await http.request(login.path, request, signal)
  if (answer.status >= 400) throw refused(options)
  const until = Number.POSITIVE_INFINITY
  if (login.token === undefined) {
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]?.trim() ?? '')
    if (cookies.length === 0) throw refused(options)
    return { header: 'cookie', value: cookies.join('; '), until }
  }
  const [token] = compilePath(login.token)(http.json(answer))
  if (token === undefined || token === null || token === '') throw refused(options)
  if (typeof token !== 'string' && typeof token !== 'number')
    throw answerInvalid(root.origin, 'not_as_expected', login.path)
  return { header: login.header, value: `${login.prefix}${token}`, until }
}
