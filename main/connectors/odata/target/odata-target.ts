/**
 * An OData service as the target of publishing: the record is created as `receiving`, the lines follow
 * in batches under the versions that were read, and then it becomes `complete`.
 */
import type { PublishDocument, PublishedLine } from '@shared/contract/contract-types'
import { lineKey, type PublishTarget } from '../../connector'
import { answerInvalid } from '../../reasons'
import { createStagedTarget, type StagedPlace } from '../../staged-target'
import type { ODataClient } from '../odata-client'
import { type HeldLine, lineChange, readHeldLines } from './remote-lines'
import { completeRecord, readDocument, readRecord, recordChange } from './remote-record'
import { sendChanges } from './send-changes'

class ODataPlace implements StagedPlace<HeldLine> {
  readonly #client: ODataClient
  readonly #batchLimit: number

  constructor(client: ODataClient, batchLimit: number) {
    this.#client = client
    this.#batchLimit = batchLimit
  }

  get address(): string {
    return this.#client.address
  }

  async record(key: string, signal: AbortSignal) {
    const record = await readRecord(this.#client, key, signal)
    return record && { complete: record.state === 'complete', receipt: record.receipt }
  }

  async begin(document: PublishDocument, signal: AbortSignal): Promise<void> {
    const sent = await sendChanges(this.#client, [recordChange(document)], this.#batchLimit, signal)
    // One that is there already is this one, since it goes by its key; where there is none, no line may follow.
    if (sent === 'changed' && !(await readRecord(this.#client, document.key, signal)))
      throw answerInvalid(this.address, 'not_as_published', document.key)
  }

  held(lines: readonly PublishedLine[], signal: AbortSignal) {
    return readHeldLines(this.#client, lines, signal)
  }

  write(
    lines: readonly PublishedLine[],
    held: ReadonlyMap<string, HeldLine>,
    decision: string,
    signal: AbortSignal,
  ) {
    const changes = lines.map((line) => lineChange(line, held.get(lineKey(line)), decision))
    return sendChanges(this.#client, changes, this.#batchLimit, signal)
  }

  async complete(key: string, signal: AbortSignal): Promise<void> {
    const record = await readRecord(this.#client, key, signal)
    await completeRecord(this.#client, key, record?.etag ?? null, signal)
  }

  document(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    return readDocument(this.#client, key, signal)
  }
}

/** A target that keeps records and plan lines in the entity sets `DecisionRecords` and `PlanLines`. Errors as `ODataClient.request`. */
export const createODataTarget = (client: ODataClient, batchLimit: number): PublishTarget =>
  createStagedTarget(new ODataPlace(client, batchLimit))
