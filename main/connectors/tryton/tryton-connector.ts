/** Reads canonical entities from Tryton through a mapping, and publishes into it. */
import { z } from 'zod'
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
import type { TrytonClient } from './tryton-client'
import { TrytonTables } from './tryton-tables'

const named = z.array(z.object({ rec_name: z.string() }))

class TrytonConnector implements Connector {
  readonly #client: TrytonClient
  readonly #mapped: MappedEntities
  readonly target: PublishTarget
  readonly changes?: ChangeReading

  constructor(client: TrytonClient, mapping: Mapping, target: PublishTarget) {
    this.#client = client
    this.#mapped = new MappedEntities(mapping, new TrytonTables(client))
    this.target = target
    if (this.#mapped.changes) this.changes = this.#mapped.changes
  }

  /** The user, and the company that reads and writes are for. */
  async identify(signal: AbortSignal): Promise<Identity> {
    const { company } = await this.#client.context(signal)
    const version = await this.#client.version(signal)
    const where = `${this.#client.database}, Tryton ${version}`
    if (typeof company !== 'number') return { user: this.#client.user, system: where }
    const given = [[company], ['rec_name']]
    const call = ['company.company', 'read'] as const
    const [own] = await this.#client.call(call, given, named, signal, { reads: true })
    return { user: this.#client.user, system: own ? `${own.rec_name} (${where})` : where }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    throwIfCancelled(signal)
    await this.#client.context(signal)
    return this.#mapped.list(signal)
  }

  read(entity: string, signal: AbortSignal): AsyncIterable<RawBatch> {
    return this.#mapped.read(entity, signal)
  }

  close(): Promise<void> {
    return this.#client.close()
  }
}

export const createTrytonConnector = (
  client: TrytonClient,
  mapping: Mapping,
  target: PublishTarget,
): Connector => new TrytonConnector(client, mapping, target)
