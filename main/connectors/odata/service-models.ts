/** The models of the services below an address, each read once. */
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'
import { readServiceModel, type ServiceModel } from './service-model'

export interface AskedModel extends ServiceModel {
  /** The server's clock when the model was read; null where it says none. */
  readonly askedAt: string | null
}

export class ServiceModels {
  readonly #client: ODataClient
  readonly #models = new Map<string, AskedModel>()

  constructor(client: ODataClient) {
    this.#client = client
  }

  /** The model of the service at `service`, a path below the root that ends in a slash or is empty. SERVER_ANSWER_INVALID where it gives no metadata, else as `request`. */
  async of(service: string, signal: AbortSignal): Promise<AskedModel> {
    const known = this.#models.get(service)
    if (known) return known
    const headers = { accept: 'application/xml' }
    const answer = await this.#client.request(`${service}$metadata`, { headers }, signal)
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
