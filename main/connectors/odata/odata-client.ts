/** Speaks to one OData service: signs every request in, tries again where that helps, and reads answers only in the shape that was expected. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { z } from 'zod'
import { throwIfCancelled } from '../cancellation'
import { answerInvalid } from '../reasons'
import { type Answered, type Asked, BrokenOff, fetchOnce } from './fetch-once'
import { wasInterrupted } from './network-errors'
import { mostTries, retryAfter, type Wait, waitBefore, waitFor } from './retry-after'

export interface ODataClientOptions {
  /** Service root, ending in a slash. */
  readonly root: URL
  readonly user: string
  readonly password: string | null
  readonly timeoutSeconds: number
  readonly wait?: Wait
}

export interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Statuses above 399 that the caller wants to see as answers. */
  readonly expected?: readonly number[]
}

const largestAnswer = 64 * 1024 * 1024
const mostRedirects = 5
const redirects = new Set([301, 302, 303, 307, 308])

export class ODataClient {
  readonly #options: ODataClientOptions
  readonly #wait: Wait

  constructor(options: ODataClientOptions) {
    this.#options = options
    this.#wait = options.wait ?? waitFor
  }

  get address(): string {
    return this.#options.root.origin
  }

  get root(): URL {
    return this.#options.root
  }

  /** The absolute form of a link of the service: relative to its root, to its host, or absolute. SERVER_ANSWER_INVALID where it leads to another host. */
  resolve(link: string): URL {
    const url = URL.canParse(link, this.root.href) ? new URL(link, this.root) : null
    if (url?.origin !== this.root.origin)
      throw answerInvalid(this.address, 'other_host', url?.origin ?? link)
    return url
  }

  /**
   * The answer to a request for `link`. SIGN_IN_REFUSED, SECRET_MISSING, SERVER_TIMEOUT,
   * SERVER_UNREACHABLE, SERVER_FAILED {address, status}, SERVER_ANSWER_INVALID, CANCELLED.
   */
  async request(link: string, options: RequestOptions, signal: AbortSignal): Promise<Answered> {
    const method = options.method ?? 'GET'
    const asked = {
      method,
      url: this.resolve(link),
      headers: this.#headers(options),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    }
    const answer = await this.#persistently(asked, signal)
    if (answer.status < 400 || options.expected?.includes(answer.status)) return answer
    throw this.#failure(answer)
  }

  /** The body of a GET, in the shape that is expected. */
  async read<Shape extends z.ZodType>(
    link: string,
    shape: Shape,
    signal: AbortSignal,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<z.infer<Shape>> {
    return this.parse(await this.request(link, { headers }, signal), shape)
  }

  /** The body of an answer as `shape`; SERVER_ANSWER_INVALID otherwise. */
  parse<Shape extends z.ZodType>(answer: Answered, shape: Shape): z.infer<Shape> {
    let body: unknown
    try {
      body = JSON.parse(answer.text)
    } catch (error) {
      throw answerInvalid(this.address, 'not_json', answer.url.pathname, error)
    }
    const read = shape.safeParse(body)
    if (read.success) return read.data
    const place = read.error.issues[0]?.path.join('.') ?? ''
    throw answerInvalid(
      this.address,
      'not_as_expected',
      `${answer.url.pathname} ${place}`,
      read.error,
    )
  }

  #headers({ headers, body }: RequestOptions): Record<string, string> {
    const { user, password } = this.#options
    if (user !== '' && password === null)
      throw new EvenkeelError('SECRET_MISSING', { name: this.address })
    const pair = Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64')
    return {
      accept: 'application/json',
      'odata-version': '4.0',
      'odata-maxversion': '4.01',
      ...(user === '' ? {} : { authorization: `Basic ${pair}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
  }

  /** Tries again what is safe to repeat: reading after a broken connection or a failure of the server, anything that the server put off. */
  async #persistently(asked: Asked, signal: AbortSignal): Promise<Answered> {
    for (let next = 2; ; next++) {
      throwIfCancelled(signal)
      const outcome = await this.#tryOnce(asked, signal, next > mostTries)
      const pause = outcome.again ? waitBefore(next, outcome.after) : null
      if (pause === null) {
        if (outcome.answer) return outcome.answer
        throw outcome.error
      }
      await this.#wait(pause, signal)
    }
  }

  async #tryOnce(asked: Asked, signal: AbortSignal, last: boolean): Promise<Outcome> {
    const reading = asked.method === 'GET'
    try {
      const answer = await this.#followed(asked, signal)
      const putOff = answer.status === 429 || answer.status === 503
      const after = putOff ? retryAfter(answer.headers.get('retry-after'), Date.now()) : null
      const broken = answer.status >= 500 && answer.status !== 501
      const again = putOff ? reading || after !== null : reading && broken
      return { answer, error: null, again, after }
    } catch (error) {
      if (error instanceof BrokenOff) {
        const invalid = answerInvalid(this.address, 'answer_broke_off', '', error)
        return { answer: null, error: invalid, again: reading && !last, after: null }
      }
      return { answer: null, error, again: reading && wasInterrupted(error), after: null }
    }
  }

  async #followed(asked: Asked, signal: AbortSignal): Promise<Answered> {
    const limits = { seconds: this.#options.timeoutSeconds, bytes: largestAnswer }
    let { url } = asked
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const answer = await fetchOnce({ ...asked, url }, limits, signal)
      const location = answer.headers.get('location')
      if (!redirects.has(answer.status) || location === null || asked.method !== 'GET')
        return answer
      // Credentials go to the host that was configured and to no other.
      url = this.resolve(new URL(location, url).href)
    }
    throw answerInvalid(this.address, 'redirects_without_end')
  }

  #failure(answer: Answered): EvenkeelError {
    const { status } = answer
    if (status === 401 || status === 403)
      return new EvenkeelError('SIGN_IN_REFUSED', {
        system: this.address,
        user: this.#options.user,
      })
    const detail = answer.text.slice(0, 300)
    return new EvenkeelError('SERVER_FAILED', { address: this.address, status, detail })
  }
}

type Outcome = { readonly again: boolean; readonly after: number | null } & (
  | { readonly answer: Answered; readonly error: null }
  | { readonly answer: null; readonly error: unknown }
)
