/** Speaks to one server: signs every request in, tries again where that helps, and reads answers only in the shape that was expected. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { z } from 'zod'
import { throwIfCancelled } from '../cancellation'
import { answerInvalid } from '../reasons'
import {
  type Answered,
  type Asked,
  BrokenOff,
  type Fetch,
  fetchStream,
  type Streamed,
  wholeOf,
} from './fetch-once'
import { wasInterrupted } from './network-errors'
import { parsePlainJson } from './plain-json'
import { mostTries, retryAfter, type Wait, waitBefore, waitFor } from './retry-after'

/** How a server is told who asks. */
export interface Access {
  /** The request with what signs it in. SECRET_MISSING, SIGN_IN_REFUSED and what asking for a token may come to. */
  sign(asked: Asked, signal: AbortSignal): Promise<Asked>
  /** Whether an answer other than 401 says that the sign-in has run out. */
  isRefused?(answer: Streamed): boolean
  /** After such an answer: true where a fresh sign-in was had, so that the request is worth sending again. */
  renew?(refused: Answered, signal: AbortSignal): Promise<boolean>
}

export interface HttpClientOptions {
  /** What links are relative to; it ends in a slash. */
  readonly root: URL
  /** Who signs in, for people. */
  readonly user: string
  readonly timeoutSeconds: number
  readonly access: Access
  readonly wait?: Wait | undefined
  readonly fetch?: Fetch | undefined
  /** Most bytes of one answer; 64 MB otherwise. */
  readonly largestAnswer?: number
}

export interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a text is sent as it is, with the content type of `headers`. */
  readonly body?: unknown
  /** Statuses above 399 that the caller wants to see as answers. */
  readonly expected?: readonly number[]
  /** Something that is not a GET but only reads, or may be repeated. */
  readonly repeatable?: boolean
}

const largestAnswer = 64 * 1024 * 1024
/** Of an answer that is read bit by bit. */
const largestStream = 4 * 1024 * 1024 * 1024
const mostRedirects = 5
const redirects = new Set([301, 302, 303, 307, 308])

export class HttpClient {
  readonly #options: HttpClientOptions
  readonly #wait: Wait
  #root: URL

  constructor(options: HttpClientOptions) {
    this.#options = options
    this.#wait = options.wait ?? waitFor
    this.#root = options.root
  }

  get address(): string {
    return this.#root.origin
  }

  get root(): URL {
    return this.#root
  }

  /** Waits, as between tries; CANCELLED. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.#wait(milliseconds, signal)
  }

  /** From now on links are relative to `root`. */
  protected moveTo(root: URL): void {
    this.#root = root
  }

  /** The absolute form of a link: relative to the root, to its host, or absolute. SERVER_ANSWER_INVALID where it leads to another host. */
  resolve(link: string): URL {
    const url = URL.canParse(link, this.root.href) ? new URL(link, this.root) : null
    if (url?.origin !== this.root.origin)
      throw answerInvalid(this.address, 'other_host', url?.origin ?? link)
    return url
  }

  /**
   * The answer to a request for `link`. SIGN_IN_REFUSED, SECRET_MISSING, SERVER_TIMEOUT,
   * SERVER_UNREACHABLE, CERTIFICATE_REFUSED, SERVER_FAILED {address, status}, SERVER_ANSWER_INVALID, CANCELLED.
   */
  async request(link: string, options: RequestOptions, signal: AbortSignal): Promise<Answered> {
    const answer = await this.#persistently(this.#errand(link, options, false, signal))
    const whole = 'chunks' in answer ? await wholeOf(answer) : answer
    if (whole.status < 400 || options.expected?.includes(whole.status)) return whole
    throw this.failure(whole)
  }

  /** The answer bit by bit, for what is too large to be held. Errors as `request`. */
  async stream(link: string, options: RequestOptions, signal: AbortSignal): Promise<Streamed> {
    const answer = await this.#persistently(this.#errand(link, options, true, signal))
    if ('chunks' in answer) return answer
    throw this.failure(answer)
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

  /** The body of an answer as JSON of `shape`; SERVER_ANSWER_INVALID otherwise. */
  parse<Shape extends z.ZodType>(answer: Answered, shape: Shape): z.infer<Shape> {
    const read = shape.safeParse(this.json(answer))
    if (read.success) return read.data
    const place = read.error.issues[0]?.path.join('.') ?? ''
    throw answerInvalid(
      this.address,
      'not_as_expected',
      `${answer.url.pathname} ${place}`,
      read.error,
    )
  }

  /** The body of an answer as JSON; SERVER_ANSWER_INVALID where it is none. */
  json(answer: Answered): unknown {
    try {
      return parsePlainJson(answer.text)
    } catch (error) {
      throw answerInvalid(this.address, 'not_json', answer.url.pathname, error)
    }
  }

  /** The error of an answer that nobody expected. */
  protected failure(answer: Answered): EvenkeelError {
    const { status } = answer
    if (status === 401 || status === 403)
      return new EvenkeelError('SIGN_IN_REFUSED', {
        system: this.address,
        user: this.#options.user,
      })
    const detail = answer.text.slice(0, 300)
    return new EvenkeelError('SERVER_FAILED', { address: this.address, status, detail })
  }

  /** True where the server asks for patience and did nothing yet. */
  protected isPutOff(answer: Answered | Streamed): boolean {
    return answer.status === 429 || answer.status === 503
  }

  #errand(link: string, options: RequestOptions, streamed: boolean, signal: AbortSignal): Errand {
    const { method = 'GET', headers, body, repeatable } = options
    const plain = typeof body === 'string' || body === undefined
    const asked: Asked = {
      method,
      url: this.resolve(link),
      headers: {
        accept: 'application/json',
        ...(plain ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: plain ? body : JSON.stringify(body) }),
    }
    return { asked, repeatable: method === 'GET' || repeatable === true, streamed, signal }
  }

  /** Tries again what is safe to repeat: reading after a broken connection or a failure of the server, anything that the server put off. */
  async #persistently(errand: Errand): Promise<Answered | Streamed> {
    for (let next = 2; ; next++) {
      throwIfCancelled(errand.signal)
      const outcome = await this.#tryOnce(errand, next > mostTries)
      const pause = outcome.again ? waitBefore(next, outcome.after) : null
      if (pause === null) {
        if (outcome.answer) return outcome.answer
        throw outcome.error
      }
      await this.#wait(pause, errand.signal)
    }
  }

  async #tryOnce(errand: Errand, last: boolean): Promise<Outcome> {
    const { repeatable } = errand
    try {
      const answer = await this.#signedIn(errand)
      const putOff = this.isPutOff(answer)
      const after = putOff ? retryAfter(answer.headers.get('retry-after'), Date.now()) : null
      const broken = answer.status >= 500 && answer.status !== 501
      const again = putOff ? repeatable || after !== null : repeatable && broken
      return { answer, error: null, again, after }
    } catch (error) {
      if (error instanceof BrokenOff) {
        const invalid = answerInvalid(this.address, 'answer_broke_off', '', error)
        return { answer: null, error: invalid, again: repeatable && !last, after: null }
      }
      return { answer: null, error, again: repeatable && wasInterrupted(error), after: null }
    }
  }

  /** A sign-in that has run out is renewed once. */
  async #signedIn(errand: Errand): Promise<Answered | Streamed> {
    const { access } = this.#options
    const { asked, streamed, signal } = errand
    const take = (begun: Streamed) => (streamed && begun.status < 300 ? begun : wholeOf(begun))
    const begun = await this.#followed(await access.sign(asked, signal), errand)
    const isRefused = begun.status === 401 || access.isRefused?.(begun) === true
    if (!isRefused || !access.renew) return take(begun)
    const refused = await wholeOf(begun)
    if (!(await access.renew(refused, signal))) return refused
    return take(await this.#followed(await access.sign(asked, signal), errand))
  }

  async #followed(asked: Asked, { streamed, signal }: Errand): Promise<Streamed> {
    const { timeoutSeconds: seconds, fetch } = this.#options
    const bytes = streamed ? largestStream : (this.#options.largestAnswer ?? largestAnswer)
    let { url } = asked
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const answer = await fetchStream({ ...asked, url }, { seconds, bytes }, signal, fetch)
      const location = answer.headers.get('location')
      if (!redirects.has(answer.status) || location === null || asked.method !== 'GET')
        return answer
      await wholeOf(answer)
      // Credentials go to the host that was configured and to no other.
      url = this.resolve(new URL(location, url).href)
    }
    throw answerInvalid(this.address, 'redirects_without_end')
  }
}

interface Errand {
  readonly asked: Asked
  readonly repeatable: boolean
  readonly streamed: boolean
  readonly signal: AbortSignal
}

type Outcome = { readonly again: boolean; readonly after: number | null } & (
  | { readonly answer: Answered | Streamed; readonly error: null }
  | { readonly answer: null; readonly error: unknown }
)
