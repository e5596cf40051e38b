/** Calls of one Tryton database over JSON-RPC. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { HttpClient } from '../http/http-client'
import { type Wait, waitBefore, waitFor } from '../http/retry-after'
import { answerInvalid } from '../reasons'
import { Busy, failureOf } from './tryton-errors'
import { type SessionOptions, TrytonSession } from './tryton-session'

export type Domain = readonly unknown[]
export type Context = Readonly<Record<string, unknown>>

const envelope = z.object({ result: z.unknown(), error: z.array(z.unknown()).nullish() })
const preferences = z.record(z.string(), z.unknown())
const endSeconds = 5
/** How often a call is sent while the database is busy with others. */
const mostBusy = 6

export interface Search {
  readonly domain?: Domain
  readonly fields: readonly string[]
  readonly order?: readonly (readonly [string, 'ASC' | 'DESC'])[]
  readonly limit?: number
  readonly context?: Context
}

export class TrytonClient {
  readonly #http: HttpClient
  readonly #session: TrytonSession
  readonly #wait: Wait
  readonly database: string
  readonly user: string
  #context: Promise<Context> | null = null
  #serverTime: string | null = null
  #calls = 0

  constructor(options: SessionOptions) {
    this.#session = new TrytonSession(options)
    this.#http = new HttpClient({ ...options, access: this.#session })
    this.#wait = options.wait ?? waitFor
    this.database = options.database
    this.user = options.user
  }

  get address(): string {
    return this.#http.address
  }

  /** ISO time of the last answer by the server's clock; null where it did not say. */
  get serverTime(): string | null {
    return this.#serverTime
  }

  /** The user's own settings, sent with every call: they decide for which company is read and written. */
  async context(signal: AbortSignal): Promise<Context> {
    const asked = this.#context ?? this.#preferences(signal)
    this.#context = asked
    asked.catch(() => {
      this.#context = null
    })
    return asked
  }

  /** The result of `model.<model>.<method>` in `shape`. A call that only reads is repeated where the connection breaks; one that the database was too busy for always is. SERVER_REFUSED, SERVER_FAILED, SERVER_ANSWER_INVALID and those of `HttpClient.request`. */
  async call<Shape extends z.ZodType>(
    [model, method]: readonly [string, string],
    given: readonly unknown[],
    shape: Shape,
    signal: AbortSignal,
    { context = {}, reads = false }: { readonly context?: Context; readonly reads?: boolean } = {},
  ): Promise<z.infer<Shape>> {
    const params = [...given, { ...(await this.context(signal)), ...context }]
    return this.#checked(`model.${model}.${method}`, params, shape, signal, reads)
  }

  /** Rows of `search_read`, undecoded. */
  searchRead(
    model: string,
    { domain = [], fields, order = [['id', 'ASC']], limit, context = {} }: Search,
    signal: AbortSignal,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const params = [domain, 0, limit ?? null, order, fields]
    return this.call([model, 'search_read'], params, rowsShape, signal, { context, reads: true })
  }

  /** The version of the server, which it tells anybody. */
  async version(signal: AbortSignal): Promise<string> {
    const link = new URL('/', this.#http.root).href
    return this.#checked('common.server.version', [], z.string(), signal, true, link)
  }

  async close(): Promise<void> {
    await this.#session.end(AbortSignal.timeout(endSeconds * 1_000))
  }

  async #preferences(signal: AbortSignal): Promise<Context> {
    const method = 'model.res.user.get_preferences'
    const { groups: _, ...own } = await this.#checked(method, [true, {}], preferences, signal, true)
    return own
  }

  async #checked<Shape extends z.ZodType>(
    method: string,
    params: readonly unknown[],
    shape: Shape,
    signal: AbortSignal,
    reads: boolean,
    link = '',
  ): Promise<z.infer<Shape>> {
    for (let next = 2; ; next++)
      try {
        const result = await this.#result(method, params, signal, reads, link)
        const read = shape.safeParse(result)
        if (read.success) return read.data
        throw answerInvalid(this.address, 'not_as_expected', method, read.error)
      } catch (error) {
        if (!(error instanceof Busy) || next > mostBusy) throw error
        await this.#wait(waitBefore(2, null) ?? 0, signal)
      }
  }

  async #result(
    method: string,
    params: readonly unknown[],
    signal: AbortSignal,
    reads: boolean,
    link: string,
  ): Promise<unknown> {
    // Exactly these three: with any other key the server answers without an envelope.
    const body = { id: this.#calls++, method, params }
    const options = { method: 'POST', body, repeatable: reads, expected: [403] }
    const answer = await this.#http.request(link, options, signal)
    this.#note(answer.headers.get('date'))
    if (answer.status === 403)
      throw new EvenkeelError('SERVER_REFUSED', { address: this.address, said: method })
    const { result, error } = this.#http.parse(answer, envelope)
    if (error) throw failureOf(this.address, method, error)
    return result
  }

  #note(date: string | null): void {
    const time = Date.parse(date ?? '')
    if (!Number.isNaN(time)) this.#serverTime = new Date(time).toISOString()
  }
}

const rowsShape = z.array(z.record(z.string(), z.unknown()))
