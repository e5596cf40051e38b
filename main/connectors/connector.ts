/** What every connector offers, whatever protocol it speaks. One conformance suite runs over all of them. */
import type {
  Finding,
  PublishConflict,
  PublishDocument,
  Receipt,
} from '@shared/contract/contract-types'
import { type PublishedLine, publishedLine } from '@shared/contract/publishing-calls'
import type { CanonicalValue } from '@shared/model/entities/canonical-entities'

/** A canonical entity that the source has, and what it says of it before it is read. */
export interface SourceEntity {
  readonly entity: string
  /** File name or entity set, for people. */
  readonly place: string
  /** ISO time the source vouches for; null where it says nothing. */
  readonly asOf: string | null
  /** Rows to come, where the source tells. */
  readonly total: number | null
}

/** A row as the source has it: canonical field names, values not yet checked. */
export interface RawRow {
  /** Line in the file (1 is the heading) or ordinal in the answer, for findings. */
  readonly row: number
  readonly values: Readonly<Record<string, CanonicalValue>>
  /** Codes as the source has them, of fields that the plan's stand in. */
  readonly was?: Readonly<Record<string, string>>
}

export interface RawBatch {
  readonly rows: readonly RawRow[]
  /** Rows and columns that could not be read at all; `connection` is filled in by the caller. */
  readonly problems: readonly Finding[]
  /** What could still be read of rows that `problems` are about, so that their key is known and they are found again. */
  readonly refused?: readonly RawRow[]
}

/** The key fields of a canonical row, as the source writes them. */
export type RowKey = Readonly<Record<string, CanonicalValue>>

/** Rows that changed since a mark, and the keys of rows that are gone. A row that comes twice holds as it came last. */
export interface ChangeBatch extends RawBatch {
  readonly gone: readonly RowKey[]
}

/** A question for changes that is going to be asked. */
export interface ExpectedChanges {
  readonly entity: string
  readonly mark: string
}

/** Reads what changed instead of everything. What is read so must come to what a whole reading would: a source that is not sure answers null. */
export interface ChangeReading {
  /** What to give next time, asked before the first row is read, so that nothing in between is lost; null where the entity can only be read whole. */
  mark(entity: string, signal: AbortSignal): Promise<string | null>
  /** What `since` will be asked for, entity by entity in this order, with the same signal: a source that can answer several questions at once may begin with those to come. */
  expect?(asked: readonly ExpectedChanges[], signal: AbortSignal): void
  /** Null where the source no longer knows the mark: everything is to be read. A change that costs the entity its sense (a column is away) is thrown or null, never left out. */
  since(
    entity: string,
    mark: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangeBatch> | null>
  /** For sources that give the mark with the last rows, whole or by changes, instead of before the first: it must still tell of everything since before the first. Null, or absent: what `mark` gave holds. */
  next?(entity: string): string | null
  /**
   * The key of every row that is there now, for sources that cannot tell what is gone; asked after the changes were
   * read to their end. Rows of the last pull whose key is not among them are taken out; a key that is neither among
   * the last rows nor among the changes, or comes twice, has the entity read whole. Absent, or null, where `gone`
   * told it all.
   */
  keys?(entity: string, signal: AbortSignal): Promise<AsyncIterable<readonly RowKey[]> | null>
}

export interface Identity {
  readonly user: string
  readonly system: string
}

/** Reads a system; the errors are `EvenkeelError` with the codes of the contract (FOLDER_MISSING, SIGN_IN_REFUSED, SERVER_TIMEOUT …). Every method ends soon after `signal` aborts, with CANCELLED. */
export interface Connector {
  identify(signal: AbortSignal): Promise<Identity>
  /** What is there. Rows of the entities named in `uncounted` need not be counted: only their changes are going to be read. */
  list(signal: AbortSignal, uncounted?: ReadonlySet<string>): Promise<readonly SourceEntity[]>
  /** Batches of at most 1,000 rows, in the source's order. */
  read(entity: string, signal: AbortSignal): AsyncIterable<RawBatch>
  /** Reading what changed; absent where the source can only be read whole. */
  readonly changes?: ChangeReading
  /** Codes of the plan, by the entity they name, that stand in rows for other codes of the source: two of its rows may have come to one key. */
  readonly renamed?: ReadonlyMap<string, ReadonlySet<string>>
  /** Where published records go; absent where the system cannot take any. */
  readonly target?: PublishTarget
  close(): Promise<void>
}

export type SendResult =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'conflict'; readonly conflicts: readonly PublishConflict[] }

export interface SendOptions {
  /** line key + month + measure → value this workspace published last; the target must still hold it, or nothing. */
  readonly lastPublished: ReadonlyMap<string, number>
  /** After a person settled a conflict: overwrite, or leave the differing lines as they are. */
  readonly keep?: 'ours' | 'theirs'
}

export interface PublishTarget {
  /** The receipt of what was sent under this idempotency key, or null. */
  find(key: string, signal: AbortSignal): Promise<Receipt | null>
  /** Takes the whole document or nothing. Safe to repeat with the same key. */
  send(document: PublishDocument, options: SendOptions, signal: AbortSignal): Promise<SendResult>
  lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null>
}

/** A code may hold the separator itself. */
const part = (code: string | null): string =>
  (code ?? '').replaceAll('%', '%25').replaceAll('|', '%7C')

/** How `lastPublished` names a figure. */
export const lineKey = (line: {
  item: string
  customer: string | null
  site: string | null
  month: string
  measure: string
}): string => [line.measure, line.item, line.customer, line.site, line.month].map(part).join('|')

/** The figure that a line key names, the inverse of `lineKey`; undefined where it is none. */
export function figureOf(key: string): Omit<PublishedLine, 'quantity'> | undefined {
  const [measure, item, customer, site, month] = key
    .split('|')
    .map((code) => code.replaceAll('%7C', '|').replaceAll('%25', '%'))
  const named = publishedLine.shape.measure.safeParse(measure)
  if (!named.success || item === undefined || month === undefined) return undefined
  return { measure: named.data, item, customer: customer || null, site: site || null, month }
}
