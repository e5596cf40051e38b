/** Reads sets whose types are named as the entities of the data standard. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { BatchBuilder } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { Connector, RawBatch, SourceEntity } from '../connector'
import { inSteps } from '../in-steps'
import { ODataChanges } from './odata-changes'
import type { ODataClient } from './odata-client'
import { type ODataReading, readRows } from './odata-reading'
import { canonicalSets, type RemoteSet } from './read-metadata'
import { isoTime, type ServiceModels } from './service-models'
import { missingColumns, takeRow } from './take-row'

/** What a connector reads by. */
export type EntityReader = Pick<Connector, 'list' | 'read' | 'changes'>

const atOnce = 4

class CanonicalReader implements EntityReader {
  readonly #client: ODataClient
  readonly #models: ServiceModels
  readonly #reading: ODataReading
  readonly changes: ODataChanges

  constructor(client: ODataClient, models: ServiceModels, reading: ODataReading) {
    this.#client = client
    this.#models = models
    this.#reading = reading
    this.changes = new ODataChanges(client, reading, async (entity, signal) =>
      (await this.#sets(signal)).find((set) => set.entity.name === entity),
    )
  }

  async list(
    signal: AbortSignal,
    uncounted: ReadonlySet<string> = new Set(),
  ): Promise<readonly SourceEntity[]> {
    const { askedAt } = await this.#models.of('', signal)
    return inSteps(await this.#sets(signal), atOnce, async ({ entity, set }) => {
      if (uncounted.has(entity.name)) {
        this.changes.seenAt(entity.name, askedAt)
        return { entity: entity.name, place: set, asOf: askedAt, total: null }
      }
      const options = { expected: [400, 404, 405, 501], headers: { accept: 'text/plain' } }
      const answer = await this.#client.request(`${set}/$count`, options, signal)
      const asOf = isoTime(answer.headers.get('date'))
      this.changes.seenAt(entity.name, asOf)
      const count = answer.status === 200 ? answer.text.replace(/^\uFEFF/, '').trim() : ''
      const isCounted = /^\d+$/.test(count) && Number(count) < this.#reading.countsUpTo
      return { entity: entity.name, place: set, asOf, total: isCounted ? Number(count) : null }
    })
  }

  async *read(entity: string, signal: AbortSignal): AsyncGenerator<RawBatch> {
    const remote = (await this.#sets(signal)).find((s) => s.entity.name === entity)
    if (!remote) throw new EvenkeelError('NOT_FOUND', { what: entity })
    const batch = new BatchBuilder()
    const missing = missingColumns(remote)
    batch.problem(...missing)
    if (missing.length === 0) yield* this.#rows(remote, batch, signal)
    yield* batch.takeAll()
  }

  async *#rows(
    remote: RemoteSet,
    batch: BatchBuilder,
    signal: AbortSignal,
  ): AsyncGenerator<RawBatch> {
    let row = 0
    const select = [...remote.properties.values()]
    const onDelta = (link: string) => this.changes.deltaComes(remote, link)
    const pages = readRows(this.#client, remote, this.#reading, { select }, signal, { onDelta })
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

  async #sets(signal: AbortSignal): Promise<readonly RemoteSet[]> {
    return canonicalSets(await this.#models.of('', signal))
  }
}

/** A reader of the sets at the root of the service. */
export const createCanonicalReader = (
  client: ODataClient,
  models: ServiceModels,
  reading: ODataReading,
): EntityReader => new CanonicalReader(client, models, reading)
