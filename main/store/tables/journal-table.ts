/** The journal: the only way a plan changes, what undo walks back along, and the audit log. Each entry's hash covers the one before it. */
import { type JournalStep, journalStep } from '@shared/changes/plan-change'
import { canonicalJson, sha256 } from '../canonical-json'
import { fromJson } from '../json-column'
import { behind, type ReadConnection, type WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'
import { damaged } from '../sqlite-errors'
import { transaction } from '../transaction'

export type JournalKind = 'change' | 'undo' | 'redo'

export interface NewJournalEntry {
  readonly scenario: string
  readonly kind: JournalKind
  readonly step: JournalStep
  /** Position of the entry that an `undo` or `redo` concerns; null for a `change`. */
  readonly undoes: number | null
  readonly author: string
  /** ISO time. */
  readonly at: string
  readonly reason: string | null
}

export interface JournalRecord extends NewJournalEntry {
  /** 1, 2, 3 … over all scenarios, without gaps. */
  readonly position: number
  /** Empty for the first entry. */
  readonly previousHash: string
  readonly hash: string
}

/** An entry as it lies in the table. */
export interface JournalRow {
  readonly position: number
  readonly scenario: string
  readonly kind: JournalKind
  readonly step: string
  readonly undoes: number | null
  readonly author: string
  readonly at: string
  readonly reason: string | null
  readonly previous_hash: string
  readonly hash: string
}

/** What an entry must hash to; the step enters as it is written, so that checking needs no parsing. */
export const hashOfEntry = (row: Omit<JournalRow, 'hash'>): string =>
  sha256(
    `${JSON.stringify([
      row.previous_hash,
      row.position,
      row.scenario,
      row.kind,
      row.undoes,
      row.author,
      row.at,
      row.reason,
    ])}\n${row.step}`,
  )

function fromRow(db: ReadConnection, row: JournalRow): JournalRecord {
  if (hashOfEntry(row) !== row.hash) {
    const { kind, file } = behind(db)
    throw damaged(kind, file, 'chain_broken', { position: row.position })
  }
  const { previous_hash, step, ...rest } = row
  return {
    ...rest,
    previousHash: previous_hash,
    step: fromJson(db, `journal.step ${row.position}`, journalStep, step),
  }
}

/** Position of the last entry of all scenarios; 0 where there is none. */
export const lastPosition = (db: ReadConnection): number =>
  one<{ position: number }>(db, 'SELECT coalesce(max(position), 0) AS position FROM journal')!
    .position

/** Adds an entry; it is on disk when this returns, or when the transaction around it ends. Throws DISK_FULL. */
export function appendJournal(db: WriteConnection, entry: NewJournalEntry): JournalRecord {
  return transaction(db, () => {
    const last = one<{ position: number; hash: string }>(
      db,
      'SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1',
    )
    const unhashed = {
      position: (last?.position ?? 0) + 1,
      scenario: entry.scenario,
      kind: entry.kind,
      step: canonicalJson(entry.step),
      undoes: entry.undoes,
      author: entry.author,
      at: entry.at,
      reason: entry.reason,
      previous_hash: last?.hash ?? '',
    }
    const hash = hashOfEntry(unhashed)
    run(
      db,
      `INSERT INTO journal
         (position, scenario, kind, step, undoes, author, at, reason, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...Object.values(unhashed),
      hash,
    )
    const { previous_hash, ...rest } = unhashed
    return { ...rest, step: entry.step, previousHash: previous_hash, hash }
  })
}

/**
 * The scenario's own entries after one position up to another, both optional, oldest first. Each is checked against
 * its hash. Throws WORKSPACE_DAMAGED (`chain_broken`, with the position) where one was tampered with.
 */
export const readJournal = (
  db: ReadConnection,
  scenario: string,
  range: { readonly after?: number; readonly upTo?: number } = {},
): JournalRecord[] =>
  all<JournalRow>(
    db,
    'SELECT * FROM journal WHERE scenario = ? AND position > ? AND position <= ? ORDER BY position',
    scenario,
    range.after ?? 0,
    range.upTo ?? Number.MAX_SAFE_INTEGER,
  ).map((row) => fromRow(db, row))

/** The scenario's latest entries, newest first. Throws as `readJournal`. */
export const readJournalTail = (
  db: ReadConnection,
  scenario: string,
  limit: number,
): JournalRecord[] =>
  all<JournalRow>(
    db,
    'SELECT * FROM journal WHERE scenario = ? ORDER BY position DESC LIMIT ?',
    scenario,
    limit,
  ).map((row) => fromRow(db, row))

/** One entry. Throws as `readJournal`; undefined where there is none. */
export const readJournalEntry = (db: ReadConnection, position: number): JournalRecord | undefined =>
  all<JournalRow>(db, 'SELECT * FROM journal WHERE position = ?', position).map((row) =>
    fromRow(db, row),
  )[0]

/** Position of the scenario's own last entry at or before a position; 0 where there is none. */
export const lastPositionOf = (db: ReadConnection, scenario: string, upTo: number): number =>
  one<{ position: number }>(
    db,
    'SELECT coalesce(max(position), 0) AS position FROM journal WHERE scenario = ? AND position <= ?',
    scenario,
    upTo,
  )!.position
