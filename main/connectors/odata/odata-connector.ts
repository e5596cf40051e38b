/** Reads canonical entities from an OData V4 service, and publishes into it. */
import { z } from 'zod'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import type { EntityReader } from './canonical-reader'
import type { ODataClient } from './odata-client'

const meShape = z.object({ User: z.string(), System: z.string().optional() })
/** Of Dataverse. */
const whoShape = z.object({ UserId: z.string(), OrganizationId: z.string().optional() })

export interface ODataParts {
  readonly client: ODataClient
  /** Whom the connection names. */
  readonly user: string
  readonly reader: EntityReader
  readonly target: PublishTarget | null
  /** Path of a service below the root that is there for whoever signs in. */
  readonly service: string
}

class ODataConnector implements Connector {
  readonly #parts: ODataParts
  readonly target?: PublishTarget
  readonly changes?: ChangeReading

  constructor(parts: ODataParts) {
    this.#parts = parts
    if (parts.target) this.target = parts.target
    if (parts.reader.changes) this.changes = parts.reader.changes
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const { client, user, service } = this.#parts
    const { whoAmI } = client.dialect
    const system = client.root.host
    const answer = await client.request(whoAmI, { expected: [400, 404, 501] }, signal)
    if (answer.status >= 400) {
      // A service that does not say still shows by its first page whether the sign-in holds.
      await client.request(service, {}, signal)
      return { user, system }
    }
    if (whoAmI === 'Me') {
      const me = client.parse(answer, meShape)
      return { user: me.User, system: me.System ?? system }
    }
    const { UserId, OrganizationId } = client.parse(answer, whoShape)
    return { user: UserId, system: OrganizationId ? `${system} (${OrganizationId})` : system }
  }

  list(signal: AbortSignal, uncounted?: ReadonlySet<string>): Promise<readonly SourceEntity[]> {
    return this.#parts.reader.list(signal, uncounted)
  }

  read(entity: string, signal: AbortSignal): AsyncIterable<RawBatch> {
    return this.#parts.reader.read(entity, signal)
  }

  async close(): Promise<void> {}
}

export const createODataConnector = (parts: ODataParts): Connector => new ODataConnector(parts)
