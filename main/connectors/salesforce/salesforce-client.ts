/** Speaks to one organisation of Salesforce: finds where it is served, and understands how it refuses. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import type { Answered, Streamed } from '../http/fetch-once'
import { HttpClient, type HttpClientOptions, type RequestOptions } from '../http/http-client'
import { parsePlainJson } from '../http/plain-json'
import type { SalesforceSignIn } from './sign-in'

export interface SalesforceClientOptions extends Omit<HttpClientOptions, 'access'> {
  readonly signIn: SalesforceSignIn
  /** Of the interface, as `62.0`. */
  readonly version: string
}

const refusals = z
  .array(z.object({ errorCode: z.string(), message: z.string().default('') }))
  .min(1)
const userShape = z.object({
  preferred_username: z.string().optional(),
  user_id: z.string().optional(),
  organization_id: z.string().optional(),
  zoneinfo: z.string().optional(),
})

export class SalesforceClient extends HttpClient {
  readonly #signIn: SalesforceSignIn
  readonly #version: string

  constructor(options: SalesforceClientOptions) {
    super({ ...options, access: options.signIn })
    this.#signIn = options.signIn
    this.#version = options.version
  }

  override async request(link: string, options: RequestOptions, signal: AbortSignal) {
    await this.#find(signal)
    return super.request(link, options, signal)
  }

  override async stream(link: string, options: RequestOptions, signal: AbortSignal) {
    await this.#find(signal)
    return super.stream(link, options, signal)
  }

  /** Whom the token stands for, and where that person is. */
  async whoAmI(signal: AbortSignal): Promise<z.infer<typeof userShape>> {
    return this.read('/services/oauth2/userinfo', userShape, signal)
  }

  /** What a refusal says, in Salesforce's own codes; empty where it says nothing of the kind. */
  refusalsOf({ text }: Answered): z.infer<typeof refusals> {
    try {
      return refusals.safeParse(parsePlainJson(text)).data ?? []
    } catch {
      return []
    }
  }

  protected override failure(answer: Answered): EvenkeelError {
    const [first] = this.refusalsOf(answer)
    if (!first || answer.status === 401) return super.failure(answer)
    const detail = `${first.errorCode}: ${first.message}`.slice(0, 300)
    const { status } = answer
    return new EvenkeelError('SERVER_FAILED', { address: this.address, status, detail })
  }

  /** Too many requests at a time pass by themselves; the limit of a day does not. */
  protected override isPutOff(answer: Answered | Streamed): boolean {
    if (super.isPutOff(answer)) return true
    if (answer.status !== 403 || 'chunks' in answer) return false
    const [first] = this.refusalsOf(answer)
    if (first?.errorCode !== 'REQUEST_LIMIT_EXCEEDED') return false
    return answer.headers.has('retry-after') || first.message.startsWith('Concurrent')
  }

  async #find(signal: AbortSignal): Promise<void> {
    const instance = await this.#signIn.instance(signal)
    this.moveTo(new URL(`services/data/v${this.#version}/`, instance))
  }
}
