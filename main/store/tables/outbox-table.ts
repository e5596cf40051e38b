/** What waits to be published, was, or could not be. */
import {
  type OutboxEntry,
  outboxEntry,
  type PublishDocument,
  publishDocument,
} from '@shared/contract/publishing-calls'
import { sha256 } from '../canonical-json'
import { fromJson, toNullableJson } from '../json-column'
import { behind, type ReadConnection, type WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'
import { damaged } from '../sqlite-errors'

/** How a person settled a conflict; null before that. */
export type Settlement = 'ours' | 'theirs' | null

export interface StoredOutboxEntry extends OutboxEntry {
  readonly keep: Settlement
}

interface OutboxRow {
  readonly entry: string
  readonly key: string
  readonly decision: string
  readonly decision_number: number
  readonly question: string
  readonly target: string
  readonly state: string
  readonly lines: number
  readonly keep: Settlement
  readonly attempts: number
  readonly created_at: string
  readonly next_attempt_at: string | null
  readonly error: string | null
  readonly receipt: string | null
  readonly conflicts: string
}

// Not the document: a list must not carry thousands of plan lines.
const select = `
  SELECT o.entry, o.key, o.decision, d.number AS decision_number, d.question, o.target, o.state, o.lines,
         o.keep, o.attempts, o.created_at, o.next_attempt_at, o.error, o.receipt, o.conflicts
  FROM outbox AS o JOIN decision AS d USING (decision)`

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

function fromRow(db: ReadConnection, row: OutboxRow): StoredOutboxEntry {
  try {
    const entry = outboxEntry.parse({
      entry: row.entry,
      key: row.key,
      decision: row.decision,
      decisionNumber: row.decision_number,
      question: row.question,
      target: row.target,
      state: row.state,
      lines: row.lines,
      attempts: row.attempts,
      createdAt: row.created_at,
      nextAttemptAt: row.next_attempt_at,
      error: parsed(row.error),
      receipt: parsed(row.receipt),
      conflicts: parsed(row.conflicts),
    })
    return { ...entry, keep: row.keep }
  } catch (error) {
    const { kind, file } = behind(db)
    throw damaged(kind, file, 'value_not_understood', { column: `outbox ${row.entry}` }, error)
  }
}

/** The entry as the contract has it. */
export const asOutboxEntry = ({ keep, ...entry }: StoredOutboxEntry): OutboxEntry => entry

/** Every entry, the newest first, without its document. */
export const listOutbox = (db: ReadConnection): StoredOutboxEntry[] =>
  all<OutboxRow>(db, `${select} ORDER BY o.rowid DESC`).map((row) => fromRow(db, row))

/** The entry without its document, or undefined. */
export const getOutbox = (db: ReadConnection, id: string): StoredOutboxEntry | undefined =>
  all<OutboxRow>(db, `${select} WHERE o.entry = ?`, id).map((row) => fromRow(db, row))[0]

/** What the entry sends, or undefined. Throws WORKSPACE_DAMAGED where it is not what was approved. */
export function getOutboxDocument(db: ReadConnection, id: string): PublishDocument | undefined {
  const row = one<{ document: string; hash: string }>(
    db,
    'SELECT document, document_hash AS hash FROM outbox WHERE entry = ?',
    id,
  )
  if (!row) return undefined
  if (sha256(row.document) !== row.hash) {
    const { kind, file } = behind(db)
    throw damaged(kind, file, 'hash_differs', { table: 'outbox', entry: id })
  }
  return fromJson(db, 'outbox.document', publishDocument, row.document)
}

/** Adds an entry with what it sends; belongs in the transaction of the approval. */
export function insertOutbox(
  db: WriteConnection,
  e: StoredOutboxEntry,
  document: PublishDocument,
): void {
  const text = JSON.stringify(document)
  run(
    db,
    `INSERT INTO outbox
       (entry, key, decision, target, state, document, document_hash, lines, keep, attempts,
        created_at, next_attempt_at, error, receipt, conflicts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    e.entry,
    e.key,
    e.decision,
    e.target,
    e.state,
    text,
    sha256(text),
    e.lines,
    e.keep,
    e.attempts,
    e.createdAt,
    e.nextAttemptAt,
    toNullableJson(e.error),
    toNullableJson(e.receipt),
    JSON.stringify(e.conflicts),
  )
}

/** Writes how sending stands; false where there is none of that id. Key, target and document never change. */
export const updateOutbox = (
  db: WriteConnection,
  e: Pick<
    StoredOutboxEntry,
    'entry' | 'state' | 'keep' | 'attempts' | 'nextAttemptAt' | 'error' | 'receipt' | 'conflicts'
  >,
): boolean =>
  run(
    db,
    `UPDATE outbox SET state = ?, keep = ?, attempts = ?, next_attempt_at = ?, error = ?, receipt = ?,
       conflicts = ? WHERE entry = ?`,
    e.state,
    e.keep,
    e.attempts,
    e.nextAttemptAt,
    toNullableJson(e.error),
    toNullableJson(e.receipt),
    JSON.stringify(e.conflicts),
    e.entry,
  ) > 0
