/** Reads canonical entities from an OData V4 service. */

import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type {
  ChangeReading,
  Connector,
  Identity,
  PublishTarget,
  RawBatch,
  SourceEntity,
} from '../connector'
import { inSteps } from '../in-steps'
import { answerInvalid } from '../reasons'
import { ODataChanges } from './odata-changes'
import type { ODataClient } from './odata-client'
import { type ODataReading, readRows } from './odata-reading'
import { type RemoteSet, readMetadata } from './read-metadata'
import { missingColumns, takeRow } from './take-row'

const meShape = z.object({ User: z.string(), System: z.string().optional() })
const atOnce = 4

class ODataConnector implements Connector {
  readonly #client: ODataClient
  readonly #user: string
  readonly target: PublishTarget
  readonly changes: ChangeReading
  readonly #reading: ODataReading
  readonly #changes: ODataChanges
  #sets: readonly RemoteSet[] | null = null

  constructor(client: ODataClient, user: string, target: PublishTarget, reading: ODataReading) {
    this.#client = client
    this.#user = user
    this.target = target
    this.#reading = reading
    this.#changes = new ODataChanges(client, reading, async (entity, signal) =>
      (await this.#loadSets(signal)).find((set) => set.entity.name === entity),
    )
    this.changes = this.#changes
  }

  async identify(signal: AbortSignal): Promise<Identity> {
    const system = this.#client.root.host
    const answer = await this.#client.request('Me', { expected: [404, 501] }, signal)
    if (answer.status < 400) {
      const me = this.#client.parse(answer, meShape)
      return { user: me.User, system: me.System ?? system }
    }
    // A service without `Me` still shows by its first page whether the sign-in holds.
    await this.#client.request('', {}, signal)
    return { user: this.#user, system }
  }

  async list(signal: AbortSignal): Promise<readonly SourceEntity[]> {
    const sets = await this.#loadSets(signal)
    return inSteps(sets, atOnce, async ({ entity, set }) => {
      const options = { expected: [400, 404, 405, 501], headers: { accept: 'text/plain' } }
      const answer = await this.#client.request(`${set}/$count`, options, signal)
      this.#changes.seenAt(entity.name, isoTime(answer.headers.get('date')))
      const count = answer.status === 200 ? answer.text.replace(/^\uFEFF/, '').trim() : ''
      return {
        entity: entity.name,
        place: set,
        asOf: isoTime(answer.headers.get('date')),
        total: /^\d+$/.test(count) ? Number(count) : null,
      }
    })
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    const remote = (await this.#loadSets(signal)).find((s) => s.entity.name === entity)
    if (!remote) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const batch = new BatchBuilder()
    const missing = missingColumns(remote)
    batch.problem(...missing)
    if (missing.length === 0) yield* this.#rows(remote, batch, signal)
    yield* batch.takeAll()
  }

  async close(): Promise<void> {}

  async *#rows(
    remote: RemoteSet,
    batch: BatchBuilder,
    signal: AbortSignal,
  ): AsyncGenerator<RawBatch> {
    let row = 0
    const select = [...remote.properties.values()]
    const pages = readRows(this.#client, remote, this.#reading, { select }, signal, (link) =>
      this.#changes.deltaComes(remote, link),
    )
    for await (const page of pages) {
      for (const values of page) {
        row += 1
        takeRow(batch, remote, row, values)
      }
      for (const full of batch.takeFull()) {
        yield full
        throwIfCancelled(signal)
      }
    }
  }

  async #loadSets(signal: AbortSignal): Promise<readonly RemoteSet[]> {
    if (this.#sets) return this.#sets
    const headers = { accept: 'application/xml' }
    const { text } = await this.#client.request('$metadata', { headers }, signal)
    try {
      this.#sets = readMetadata(text)
      return this.#sets
    } catch (error) {
      throw answerInvalid(this.#client.address, 'metadata_not_understood', '', error)
    }
  }
}

/** The server's own clock says as of when its answer holds. */
function isoTime(date: string | null): string | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

export const createODataConnector = (
  client: ODataClient,
  user: string,
  target: PublishTarget,
  reading: ODataReading,
): Connector => new ODataConnector(client, user, target, reading)
