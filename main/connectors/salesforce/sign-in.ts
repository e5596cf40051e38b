/** Tokens of Salesforce: asked for with what the connection holds, and again when a session has run out. */
import { createPrivateKey, sign } from 'node:crypto'
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered, Asked } from '../http/fetch-once'
import { type Access, HttpClient, type HttpClientOptions } from '../http/http-client'
import { answerInvalid } from '../reasons'

export const grants = ['refresh_token', 'client_credentials', 'jwt'] as const

export interface SignInOptions extends Omit<HttpClientOptions, 'access'> {
  readonly grant: (typeof grants)[number]
  /** Consumer key of the connected app. */
  readonly client: string
  readonly secret: string | null
  now(): number
}

interface Session {
  readonly token: string
  readonly instance: URL
}

const tokenShape = z.object({ access_token: z.string().min(1), instance_url: z.string() })
const refusalShape = z.object({ error: z.string(), error_description: z.string().optional() })
/** A secret of several parts is written as JSON. */
const partsShape = z.strictObject({
  client_secret: z.string().optional(),
  refresh_token: z.string().optional(),
  private_key: z.string().optional(),
})
/** Where Salesforce runs the organisations it signs people in to. */
const ownHosts =
  /(^|\.)(salesforce\.com|force\.com|salesforce\.mil|sfcrmproducts\.cn|sfcrmapps\.cn)$/

export class SalesforceSignIn implements Access {
  readonly #options: SignInOptions
  readonly #http: HttpClient
  #session: Session | null = null
  #asking: Promise<Session> | null = null

  constructor(options: SignInOptions) {
    this.#options = options
    this.#http = new HttpClient({ ...options, access: { sign: async (asked) => asked } })
  }

  /** Where the organisation is served. SECRET_MISSING, SIGN_IN_REFUSED and errors of the network. */
  async instance(signal: AbortSignal): Promise<URL> {
    return (await this.#current(signal)).instance
  }

  async sign(asked: Asked, signal: AbortSignal): Promise<Asked> {
    const { token, instance } = await this.#current(signal)
    if (asked.url.origin !== instance.origin)
      throw answerInvalid(instance.origin, 'other_host', asked.url.origin)
    return { ...asked, headers: { ...asked.headers, authorization: `Bearer ${token}` } }
  }

  async renew(refused: Answered, signal: AbortSignal): Promise<boolean> {
    if (!refused.text.includes('INVALID_SESSION_ID')) return false
    this.#session = null
    await this.#current(signal)
    return true
  }

  /** However many wait for a session, it is asked for once. */
  async #current(signal: AbortSignal): Promise<Session> {
    if (this.#session) return this.#session
    this.#asking ??= this.#ask(signal).finally(() => {
      this.#asking = null
    })
    this.#session = await this.#asking
    return this.#session
  }

  async #ask(signal: AbortSignal): Promise<Session> {
    const { root, user, client } = this.#options
    const answer = await this.#http.request(
      new URL('services/oauth2/token', root).href,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(this.#form()).toString(),
        expected: [400, 401],
        repeatable: true,
      },
      signal,
    )
    if (answer.status >= 400) {
      const said = this.#http.parse(answer, refusalShape)
      const params = { system: root.origin, user: user || client, detail: said.error }
      throw new EvenkeelError('SIGN_IN_REFUSED', params)
    }
    const given = this.#http.parse(answer, tokenShape)
    const instance = URL.canParse(given.instance_url) ? new URL(given.instance_url) : null
    if (!instance || !this.#mayServe(instance))
      throw answerInvalid(root.origin, 'other_host', given.instance_url.slice(0, 200))
    return { token: given.access_token, instance: new URL('/', instance) }
  }

  /** The token goes to the host that was configured, or to one of Salesforce's own. */
  #mayServe(instance: URL): boolean {
    const { root } = this.#options
    if (instance.origin === root.origin) return true
    return instance.protocol === 'https:' && ownHosts.test(instance.hostname)
  }

  #form(): Record<string, string> {
    const { grant, client, secret, root } = this.#options
    if (secret === null || secret === '')
      throw new EvenkeelError('SECRET_MISSING', { name: root.origin })
    const parts = partsOf(secret)
    const clientSecret = parts?.client_secret
    switch (grant) {
      case 'refresh_token':
        return {
          grant_type: grant,
          client_id: client,
          refresh_token: parts?.refresh_token ?? secret,
          ...(clientSecret ? { client_secret: clientSecret } : {}),
        }
      case 'client_credentials':
        return { grant_type: grant, client_id: client, client_secret: clientSecret ?? secret }
      case 'jwt':
        return {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: this.#assertion(parts?.private_key ?? secret),
        }
    }
  }

  #assertion(key: string): string {
    const { client: iss, user: sub, root, now } = this.#options
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss, sub, aud: root.origin, exp: Math.floor(now() / 1_000) + 180 }
    const signed = `${part({ alg: 'RS256' })}.${part(claims)}`
    try {
      const signature = sign('sha256', Buffer.from(signed), createPrivateKey(key))
      return `${signed}.${signature.toString('base64url')}`
    } catch (error) {
      const params = { system: root.origin, user: sub, detail: 'private key' }
      throw new EvenkeelError('SIGN_IN_REFUSED', params, error)
    }
  }
}

function partsOf(secret: string): z.infer<typeof partsShape> | null {
  if (!secret.trimStart().startsWith('{')) return null
  try {
    return partsShape.parse(JSON.parse(secret))
  } catch {
    return null
  }
}
