/** Tokens that sign requests in, and how a program gets one for itself. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered, Asked } from './fetch-once'
import { type Access, HttpClient, type HttpClientOptions } from './http-client'

export interface ClientCredentials extends Omit<HttpClientOptions, 'access'> {
  /** Where tokens are given, to which client, for what. */
  readonly tokenUrl: URL | null
  readonly client: string
  readonly scope: string
  now(): number
}

/** The request with one more header. */
export const withHeader = (asked: Asked, name: string, value: string): Asked => ({
  ...asked,
  headers: { ...asked.headers, [name]: value },
})

export interface Token {
  readonly header: string
  readonly value: string
  /** When it is to be renewed. */
  readonly until: number
}

/** A token that is asked for once, and again when it has run out or is refused. */
export class RenewedAccess implements Access {
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
/** For requests that sign nobody in. */
export const unsigned: Access = { sign: async (asked) => asked }
/** How a server refuses to give a token. */
export const tokenRefusals = [400, 401, 403]

const refused = ({ root, user, client }: ClientCredentials): EvenkeelError =>
  new EvenkeelError('SIGN_IN_REFUSED', { system: root.origin, user: user || client })

/** A token by OAuth 2.0, client credentials (RFC 6749, 4.4). SIGN_IN_REFUSED and what requests come to. */
export async function clientToken(
  options: ClientCredentials,
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
  const request = { method: 'POST', headers, body: form.toString(), expected: tokenRefusals }
  const answer = await http.request(root.href, { ...request, repeatable: true }, signal)
  if (answer.status >= 400) throw refused(options)
  const { access_token, expires_in } = http.parse(answer, tokenShape)
  const until = now() + Math.max(1, (expires_in ?? 3_600) - 30) * 1_000
  return { header: 'authorization', value: `Bearer ${access_token}`, until }
}
