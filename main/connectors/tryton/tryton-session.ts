/** Signing in: one session for a connector, renewed where the server no longer knows it, ended when the connector closes. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered, Asked, Fetch } from '../http/fetch-once'
import { type Access, HttpClient } from '../http/http-client'
import type { Wait } from '../http/retry-after'
import { answerInvalid } from '../reasons'

export interface SessionOptions {
  /** Address of the database, ending in a slash. */
  readonly root: URL
  readonly database: string
  readonly user: string
  readonly password: string | null
  readonly timeoutSeconds: number
  readonly wait?: Wait | undefined
  readonly fetch?: Fetch | undefined
}

/** A server need not tell its databases. */
const listShape = z.object({ result: z.array(z.string()).nullish() })
const loginShape = z.object({
  result: z.tuple([z.number(), z.string()]).optional(),
  error: z.array(z.unknown()).optional(),
})

export class TrytonSession implements Access {
  readonly #options: SessionOptions
  readonly #http: HttpClient
  /** Asked once for all requests that wait for it. */
  #login: Promise<string> | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    const { root, user, timeoutSeconds, wait, fetch } = options
    const access: Access = { sign: async (asked) => asked }
    this.#http = new HttpClient({ root, user, timeoutSeconds, access, wait, fetch })
  }

  async sign(asked: Asked, signal: AbortSignal): Promise<Asked> {
    const authorization = await this.#authorization(signal)
    return { ...asked, headers: { ...asked.headers, authorization } }
  }

  /** A refused session is asked for anew; what else was signed with the old one meanwhile shares the new one. */
  async renew(_refused: Answered, signal: AbortSignal): Promise<boolean> {
    this.#login = null
    await this.#authorization(signal)
    return true
  }

  /** Takes the session out of the server, where there is one. What goes wrong is of no use to anybody: the server forgets sessions by itself. */
  async end(signal: AbortSignal): Promise<void> {
    const login = this.#login
    this.#login = null
    if (!login) return
    try {
      const headers = { authorization: await login }
      const body = { id: 0, method: 'common.db.logout', params: [] }
      await this.#http.request('', { method: 'POST', body, headers }, signal)
    } catch {
      // Already gone.
    }
  }

  #authorization(signal: AbortSignal): Promise<string> {
    const asked = this.#login ?? this.#signIn(signal)
    this.#login = asked
    asked.catch(() => {
      if (this.#login === asked) this.#login = null
    })
    return asked
  }

  async #signIn(signal: AbortSignal): Promise<string> {
    const { user, password, database, root } = this.#options
    const system = root.origin
    if (password === null) throw new EvenkeelError('SECRET_MISSING', { name: system })
    const body = { id: 0, method: 'common.db.login', params: [user, { password }, 'en'] }
    const expected = [401, 404]
    const answer = await this.#http.request('', { method: 'POST', body, expected }, signal)
    if (expected.includes(answer.status)) {
      if (answer.status === 404 || (await this.#isUnknown(database, signal))) {
        const params = { field: 'database', reason: 'no_such_database', value: database }
        throw new EvenkeelError('CONNECTION_INVALID', params)
      }
      throw new EvenkeelError('SIGN_IN_REFUSED', { system, user })
    }
    const { result, error } = this.#http.parse(answer, loginShape)
    // Another way of signing in is asked for: a token, a second factor.
    if (error) throw new EvenkeelError('SIGN_IN_REFUSED', { system, user })
    if (!result) throw answerInvalid(system, 'not_as_expected', 'common.db.login')
    const [id, key] = result
    return `Session ${Buffer.from(`${user}:${id}:${key}`, 'utf8').toString('base64')}`
  }

  /** Some servers refuse the user of a database that is not there. */
  async #isUnknown(database: string, signal: AbortSignal): Promise<boolean> {
    const body = { id: 0, method: 'common.db.list', params: [] }
    const link = new URL('/', this.#options.root).href
    const options = { method: 'POST', body, expected: [401, 403, 404] }
    const answer = await this.#http.request(link, options, signal)
    if (answer.status >= 400) return false
    const { result } = this.#http.parse(answer, listShape)
    return result ? !result.includes(database) : false
  }
}
