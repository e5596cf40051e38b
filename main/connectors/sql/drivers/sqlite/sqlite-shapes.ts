/** What goes to and comes from the process that reads a SQLite file. */
import type { Statement } from '../../sql-session'

export type SqliteRequest =
  | { readonly kind: 'open'; readonly file: string }
  /** Begins a statement and asks for its first rows. */
  | ({ readonly kind: 'begin'; readonly cursor: number; readonly size: number } & Statement)
  | { readonly kind: 'next'; readonly cursor: number }

/** What is not answered. */
export type SqliteNotice =
  | { readonly kind: 'leave'; readonly cursor: number }
  | { readonly kind: 'close' }

export interface SqliteAnswers {
  /** When and how large the file and its journal were written last. */
  readonly open: { readonly life: string }
  readonly begin: SentRows
  readonly next: SentRows
}

export interface SentRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Row and column of each value that is bytes; null stands there. */
  readonly bytes: readonly (readonly [number, number])[]
  /** Whether to ask for the next ones. */
  readonly more: boolean
}

export type SqliteMessage = (SqliteRequest & { readonly id: number }) | SqliteNotice

/** A file that is not there fails with the code FILE_MISSING, anything else with that of SQLite. */
export type SqliteReply =
  | { readonly id: number; readonly ok: true; readonly answer: SqliteAnswers[keyof SqliteAnswers] }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }
