/** Reads canonical entities from a JSON interface through a mapping. */
import { throwIfCancelled } from '../cancellation'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import type { HttpClient } from '../http/http-client'
import type { MappedEntities } from '../mapping/mapped-entities'
import { compilePath } from './json-path'
import type { ServiceWords } from './service-words'

export interface RestParts {
  readonly client: HttpClient
  readonly mapped: MappedEntities
  readonly who: ServiceWords['who']
  /** Whom the connection names. */
  readonly user: string
  readonly target?: PublishTarget | undefined
}

class RestConnector implements Connector {
  readonly #parts: RestParts
  readonly target?: PublishTarget
  readonly changes?: ChangeReading

  constructor(parts: RestParts) {
    this.#parts = parts
    if (parts.target) this.target = parts.target
    if (parts.mapped.changes) this.changes = parts.mapped.changes
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const { client, who, user } = this.#parts
    const system = client.root.host
    if (who) {
      const [name] = compilePath(who.user)(client.json(await client.request(who.path, {}, signal)))
      if (typeof name === 'string' || typeof name === 'number')
        return { user: String(name), system }
    } else await this.list(signal)
    return { user: user || '–', system }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    return this.#parts.mapped.list(signal)
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    for await (const batch of this.#parts.mapped.read(entity, signal)) {
      yield batch
      throwIfCancelled(signal)
    }
  }

  async close(): Promise<void> {}
}

export const createRestConnector = (parts: RestParts): Connector => new RestConnector(parts)
