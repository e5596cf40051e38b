/**
 * An OData service as the target of publishing. The record is created as `receiving`, the lines
 * follow in batches under the versions that were read, they are read back, and only then the record
 * becomes `complete`. A sender that dies in between is repeated with the same key: what already
 * stands is recognised, and the record is not found before it is complete.
 */
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import { lineKey, type PublishTarget, type SendOptions, type SendResult } from '../../connector'
import { findConflicts } from '../../find-conflicts'
import { answerInvalid } from '../../reasons'
import type { ODataClient } from '../odata-client'
import { type HeldLine, lineChange, readHeldLines } from './remote-lines'
import { completeRecord, readDocument, readRecord, recordChange } from './remote-record'
import { sendChanges } from './send-changes'

/** How often the lines are read and sent again because somebody changed them in between. */
const mostRounds = 4

class ODataTarget implements PublishTarget {
  readonly #client: ODataClient
  readonly #batchLimit: number

  constructor(client: ODataClient, batchLimit: number) {
    this.#client = client
    this.#batchLimit = batchLimit
  }

  async find(key: string, signal: AbortSignal): Promise<Receipt | null> {
    const record = await readRecord(this.#client, key, signal)
    return record?.state === 'complete' ? record.receipt : null
  }

  lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    return readDocument(this.#client, key, signal)
  }

  async send(
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult> {
    for (let round = 1; round <= mostRounds; round++) {
      const result = await this.#round(document, options, signal)
      if (result) return result
    }
    throw answerInvalid(this.#client.address, 'lines_not_held')
  }

  /** One try; null where the service's lines or record changed under way and another is worth it. */
  async #round(
    document: PublishDocument,
    { lastPublished, keep }: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult | null> {
    const client = this.#client
    const record = await readRecord(client, document.key, signal)
    if (record?.state === 'complete') return { kind: 'receipt', receipt: record.receipt }
    const held = await readHeldLines(client, document.lines, signal)
    const quantities = new Map([...held].map(([name, line]) => [name, line.quantity]))
    const { conflicts, inConflict } = findConflicts(document.lines, quantities, lastPublished)
    if (conflicts.length > 0 && !keep) return { kind: 'conflict', conflicts }
    const lines =
      keep === 'theirs'
        ? document.lines.filter((line) => !inConflict.has(lineKey(line)))
        : document.lines
    const changes = lines.flatMap((line) => {
      const there = held.get(lineKey(line))
      return isOurs(there, line.quantity, document.key)
        ? []
        : [lineChange(line, there, document.key)]
    })
    if (!record) changes.unshift(recordChange(document))
    const sent = await sendChanges(client, changes, this.#batchLimit, signal)
    if (sent === 'changed') return null
    const now = await readHeldLines(client, lines, signal)
    if (!lines.every((line) => isOurs(now.get(lineKey(line)), line.quantity, document.key)))
      return null
    const standing = record ?? (await readRecord(client, document.key, signal))
    const complete = await completeRecord(client, document.key, standing?.etag ?? null, signal)
    return complete?.state === 'complete' ? { kind: 'receipt', receipt: complete.receipt } : null
  }
}

const isOurs = (held: HeldLine | undefined, quantity: number, decision: string): boolean =>
  held !== undefined && held.quantity === quantity && held.decision === decision

/** A target that keeps records and plan lines in the entity sets `DecisionRecords` and `PlanLines`. Errors as `ODataClient.request`. */
export const createODataTarget = (client: ODataClient, batchLimit: number): PublishTarget =>
  new ODataTarget(client, batchLimit)
