/** Changes need a token of the session: it is asked for before the first one, and again when the server wants another. */
import type { Answered, Asked, Streamed } from '../http/fetch-once'
import { type Access, HttpClient, type HttpClientOptions } from '../http/http-client'

export interface CsrfOptions extends HttpClientOptions {
  /** Path of a service below the root, where tokens are given. */
  readonly service: string
}

interface Session {
  readonly token: string
  /** As the header has them. */
  readonly cookies: string
}

const reading = new Set(['GET', 'HEAD'])
/** Some root addresses are no service; the token comes all the same. */
const expected = [400, 404, 405, 406, 501]

export class CsrfGuard implements Access {
  readonly #options: CsrfOptions
  readonly #client: HttpClient
  #session: Promise<Session> | null = null

  constructor(options: CsrfOptions) {
    this.#options = options
    this.#client = new HttpClient(options)
  }

  async sign(asked: Asked, signal: AbortSignal): Promise<Asked> {
    const signed = await this.#options.access.sign(asked, signal)
    if (reading.has(asked.method)) return signed
    const { token, cookies } = await this.#open(signal)
    const headers = { ...signed.headers, 'x-csrf-token': token }
    return { ...signed, headers: cookies === '' ? headers : { ...headers, cookie: cookies } }
  }

  /** A token that has run out is answered like a right that is missing, but for this header. */
  isRefused({ status, headers }: Answered | Streamed): boolean {
    return status === 403 && headers.get('x-csrf-token')?.toLowerCase() === 'required'
  }

  async renew(refused: Answered, signal: AbortSignal): Promise<boolean> {
    this.#session = null
    const { access } = this.#options
    if (refused.status === 401) return (await access.renew?.(refused, signal)) ?? false
    await this.#open(signal)
    return true
  }

  #open(signal: AbortSignal): Promise<Session> {
    this.#session ??= this.#ask(signal).catch((error: unknown) => {
      this.#session = null
      throw error
    })
    return this.#session
  }

  async #ask(signal: AbortSignal): Promise<Session> {
    const headers = { 'x-csrf-token': 'Fetch' }
    const answer = await this.#client.request(this.#options.service, { headers, expected }, signal)
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]?.trim() ?? '')
    return { token: answer.headers.get('x-csrf-token') ?? '', cookies: cookies.join('; ') }
  }
}
