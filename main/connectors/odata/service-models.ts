/** The models of the services below an address, each read once. */
import type { Answered } from '../http/fetch-once'
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'
import { readServiceModel, type ServiceModel } from './service-model'

export interface AskedModel extends ServiceModel {
  /** The server's clock when the model was read; null where it says none. */
  readonly askedAt: string | null
}

/** Statuses of a service that is not there, not activated, or not for this user. */
const notOffered = [403, 404, 501]

export class ServiceModels {
  readonly #client: ODataClient
  readonly #models = new Map<string, AskedModel>()
  readonly #notOffered = new Set<string>()

  constructor(client: ODataClient) {
    this.#client = client
  }

  /** The model of the service at `service`, a path below the root that ends in a slash or is empty. SERVER_ANSWER_INVALID where it gives no metadata, else as `request`. */
  async of(service: string, signal: AbortSignal): Promise<AskedModel> {
    const known = this.#models.get(service)
    if (known) return known
    const headers = { accept: 'application/xml' }
    const answer = await this.#client.request(`${service}$metadata`, { headers }, signal)
    return this.#keep(service, answer)
  }

  /** As `of`; null where the server does not offer the service, or not to whoever signs in. */
  async offered(service: string, signal: AbortSignal): Promise<AskedModel | null> {
    const known = this.#models.get(service)
    if (known) return known
    if (this.#notOffered.has(service)) return null
    const options = { expected: notOffered, headers: { accept: 'application/xml' } }
    const answer = await this.#client.request(`${service}$metadata`, options, signal)
    if (answer.status < 400) return this.#keep(service, answer)
    this.#notOffered.add(service)
    return null
  }

  /** Whether the server was found not to offer the service, or not to whoever signs in. */
  isClosed(service: string): boolean {
    return this.#notOffered.has(service)
  }

  /** Where every service that was asked for is closed, nothing at all could be read: the error of the first one, as `of`. */
  async refuseClosed(signal: AbortSignal): Promise<void> {
    const [first] = this.#notOffered
    if (first !== undefined && this.#models.size === 0) await this.of(first, signal)
  }

  #keep(service: string, answer: Answered): AskedModel {
    try {
      const askedAt = isoTime(answer.headers.get('date'))
      const model = { ...readServiceModel(answer.text), askedAt }
      this.#models.set(service, model)
      return model
    } catch (error) {
      throw answerInvalid(this.#client.address, 'metadata_not_understood', service, error)
    }
  }
}

/** The server's own clock says as of when its answer holds. */
export function isoTime(date: string | null): string | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
