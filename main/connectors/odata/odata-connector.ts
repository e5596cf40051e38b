/** Reads canonical entities from an OData V4 service. */

import type { Finding } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'
import { z } from 'zod'
import { BatchBuilder, batchSize } from '../batch-builder'
import { throwIfCancelled } from '../cancellation'
import type { Connector, Identity, PublishTarget, RawBatch, SourceEntity } from '../connector'
import { findingAt } from '../finding-at'
import { inSteps } from '../in-steps'
import { answerInvalid } from '../reasons'
import type { ODataClient } from './odata-client'
import { addressOf } from './odata-query'
import { type RemoteSet, readMetadata } from './read-metadata'
import { type RemoteRow, readPages } from './read-pages'

const meShape = z.object({ User: z.string(), System: z.string().optional() })
const atOnce = 4

class ODataConnector implements Connector {
  readonly #client: ODataClient
  readonly #user: string
  readonly target: PublishTarget
  #sets: readonly RemoteSet[] | null = null

  constructor(client: ODataClient, user: string, target: PublishTarget) {
    this.#client = client
    this.#user = user
    this.target = target
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
    const link = addressOf(remote.set, { select: [...remote.properties.values()] })
    let row = 0
    for await (const page of readPages(this.#client, link, batchSize, signal)) {
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

function missingColumns({ entity, set, properties }: RemoteSet): Finding[] {
  return entity.fields
    .filter((field) => field.required && !properties.has(field.name))
    .map(({ name: field }) =>
      findingAt(entity.name, set)('error', 'column_missing', { field, expected: field }),
    )
}

function takeRow(batch: BatchBuilder, remote: RemoteSet, row: number, from: RemoteRow): void {
  const values: Record<string, CanonicalValue> = {}
  for (const [field, property] of remote.properties) {
    const value = from[property] ?? null
    if (typeof value === 'object' && value !== null) {
      const about = { row, field, value: JSON.stringify(value).slice(0, 200) }
      batch.problem(findingAt(remote.entity.name, remote.set)('error', 'row_broken', about))
      return
    }
    values[field] = plainValue(value)
  }
  batch.row({ row, values })
}

const plainValue = (value: unknown): CanonicalValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null

/** The server's own clock says as of when its answer holds. */
function isoTime(date: string | null): string | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

export const createODataConnector = (
  client: ODataClient,
  user: string,
  target: PublishTarget,
): Connector => new ODataConnector(client, user, target)
