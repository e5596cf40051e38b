/** Reads canonical entities from an organisation of Salesforce through a mapping. */
import { throwIfCancelled } from '../cancellation'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import { MappedEntities } from '../mapping/mapped-entities'
import type { Mapping } from '../mapping/mapping-shape'
import type { SalesforceClient } from './salesforce-client'
import { SalesforceTables, type TablesOptions } from './salesforce-tables'

class SalesforceConnector implements Connector {
  readonly #client: SalesforceClient
  readonly #mapped: MappedEntities
  readonly target: PublishTarget
  readonly changes?: ChangeReading

  constructor(client: SalesforceClient, mapped: MappedEntities, target: PublishTarget) {
    this.#client = client
    this.#mapped = mapped
    this.target = target
    if (mapped.changes) this.changes = mapped.changes
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const { preferred_username, user_id, organization_id } = await this.#client.whoAmI(signal)
    const place = this.#client.root.host
    return {
      user: preferred_username ?? user_id ?? '',
      system: organization_id ? `${place} (${organization_id})` : place,
    }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    return this.#mapped.list(signal)
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    for await (const batch of this.#mapped.read(entity, signal)) {
      yield batch
      throwIfCancelled(signal)
    }
  }

  async close(): Promise<void> {}
}

/** A connector over what `client` is signed in to, in the words of `mapping`. */
export const createSalesforceConnector = (
  client: SalesforceClient,
  mapping: Mapping,
  options: TablesOptions,
  target: PublishTarget,
): Connector => {
  const tables = new SalesforceTables(client, options)
  return new SalesforceConnector(client, new MappedEntities(mapping, tables), target)
}
