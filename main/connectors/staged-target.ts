/**
 * Publishing to a system that takes no whole document at once. The record is begun, the lines follow
 * in batches, they are read back, and only then the record is completed. A sender that dies in
 * between is repeated with the same key: what already stands is recognised, and the record is not
 * found before it is complete.
 */
import type { PublishDocument, PublishedLine, Receipt } from '@shared/contract/contract-types'
import { lineKey, type PublishTarget, type SendOptions, type SendResult } from './connector'
import { linesToSend } from './find-conflicts'
import { inRounds } from './in-rounds'

export interface StagedRecord {
  readonly complete: boolean
  readonly receipt: Receipt
}

export interface StagedLine {
  readonly quantity: number
  /** Key of the record that set it; null where it was set by others. */
  readonly decision: string | null
}

/** What a system has to offer for staged publishing. Every step may be repeated. */
export interface StagedPlace<Line extends StagedLine> {
  /** For errors. */
  readonly address: string
  /** The record in whatever state, or null. */
  record(key: string, signal: AbortSignal): Promise<StagedRecord | null>
  /** Writes everything but the plan lines, as a record that is not complete. */
  begin(document: PublishDocument, signal: AbortSignal): Promise<void>
  /** What it holds of the months that `lines` touch, by `lineKey`. */
  held(lines: readonly PublishedLine[], signal: AbortSignal): Promise<ReadonlyMap<string, Line>>
  /** Makes it hold `lines`. Answers `changed` where somebody else was there first. */
  write(
    lines: readonly PublishedLine[],
    held: ReadonlyMap<string, Line>,
    decision: string,
    signal: AbortSignal,
  ): Promise<'done' | 'changed'>
  complete(key: string, signal: AbortSignal): Promise<void>
  /** The document of a complete record as it was sent, or null. */
  document(key: string, signal: AbortSignal): Promise<PublishDocument | null>
}

const isOurs = (held: StagedLine | undefined, quantity: number, decision: string): boolean =>
  held !== undefined && held.quantity === quantity && held.decision === decision

class StagedTarget<Line extends StagedLine> implements PublishTarget {
  readonly #place: StagedPlace<Line>

  constructor(place: StagedPlace<Line>) {
    this.#place = place
  }

  async find(key: string, signal: AbortSignal): Promise<Receipt | null> {
    const record = await this.#place.record(key, signal)
    return record?.complete ? record.receipt : null
  }

  async lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    const record = await this.#place.record(key, signal)
    return record?.complete ? this.#place.document(key, signal) : null
  }

  send(document: PublishDocument, options: SendOptions, signal: AbortSignal): Promise<SendResult> {
    return inRounds(this.#place.address, () => this.#round(document, options, signal))
  }

  /** One try; null where the lines changed under way and another is worth it. */
  async #round(
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult | null> {
    const place = this.#place
    const { key } = document
    const record = await place.record(key, signal)
    if (record?.complete) return { kind: 'receipt', receipt: record.receipt }
    const held = await place.held(document.lines, signal)
    const quantities = new Map([...held].map(([name, line]) => [name, line.quantity]))
    const wanted = linesToSend(document.lines, quantities, options)
    if (wanted.kind === 'conflict') return wanted
    const { lines } = wanted
    if (!record) await place.begin(document, signal)
    const others = lines.filter((line) => !isOurs(held.get(lineKey(line)), line.quantity, key))
    if ((await place.write(others, held, key, signal)) === 'changed') return null
    const now = await place.held(lines, signal)
    if (!lines.every((line) => isOurs(now.get(lineKey(line)), line.quantity, key))) return null
    await place.complete(key, signal)
    const complete = await place.record(key, signal)
    return complete?.complete ? { kind: 'receipt', receipt: complete.receipt } : null
  }
}

/** A target over `place`; errors as those of the place, SERVER_ANSWER_INVALID where it does not keep what is sent. */
export const createStagedTarget = <Line extends StagedLine>(
  place: StagedPlace<Line>,
): PublishTarget => new StagedTarget(place)
