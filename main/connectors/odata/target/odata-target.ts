/**
 * An OData service as the target of publishing: the record is created as `receiving`, the lines follow
 * in batches under the versions that were read, and then it becomes `complete`.
 */
import type { PublishDocument, PublishedLine } from '@shared/contract/contract-types'
import { lineKey, type PublishTarget } from '../../connector'
import { answerInvalid } from '../../reasons'
import { createStagedTarget, type StagedPlace } from '../../staged-target'
import { type HeldLine, lineChange, readHeldLines } from './remote-lines'
import { completeRecord, readDocument, readRecord, recordChange } from './remote-record'
import { sendChanges, type TargetService } from './send-changes'

class ODataPlace implements StagedPlace<HeldLine> {
  readonly #target: TargetService

  constructor(target: TargetService) {
    this.#target = target
  }

  get address(): string {
    return this.#target.client.address
  }

  async record(key: string, signal: AbortSignal) {
    const record = await readRecord(this.#target, key, signal)
    return record && { complete: record.state === 'complete', receipt: record.receipt }
  }

  async begin(document: PublishDocument, signal: AbortSignal): Promise<void> {
    const sent = await sendChanges(this.#target, [recordChange(this.#target, document)], signal)
    // One that is there already is this one, since it goes by its key; where there is none, no line may follow.
    if (sent === 'changed' && !(await readRecord(this.#target, document.key, signal)))
      throw answerInvalid(this.address, 'not_as_published', document.key)
  }

  held(lines: readonly PublishedLine[], signal: AbortSignal) {
    return readHeldLines(this.#target, lines, signal)
  }

  write(
    lines: readonly PublishedLine[],
    held: ReadonlyMap<string, HeldLine>,
    decision: string,
    signal: AbortSignal,
  ) {
    const changes = lines.map((line) =>
      lineChange(this.#target, line, held.get(lineKey(line)), decision),
    )
    return sendChanges(this.#target, changes, signal)
  }

  async complete(key: string, signal: AbortSignal): Promise<void> {
    const record = await readRecord(this.#target, key, signal)
    await completeRecord(this.#target, key, record?.etag ?? null, signal)
  }

  document(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    return readDocument(this.#target, key, signal)
  }
}

/** A target that keeps records and plan lines in two entity sets, `DecisionRecords` and `PlanLines` or as `names` has them. Errors as `ODataClient.request`. */
export const createODataTarget = (target: TargetService): PublishTarget =>
  createStagedTarget(new ODataPlace(target))
