/** Threads of comments on cells. */
import type { CommentThread } from '@shared/contract/comment-calls'
import { cellPlace } from '@shared/contract/planning-calls'
import { canonicalJson } from '../canonical-json'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, one, run } from '../run-statements'

/** A thread as it is stored: without the name of its scenario. */
export type StoredThread = Omit<CommentThread, 'scenarioName'>

interface ThreadRow {
  readonly thread: string
  readonly scenario: string
  readonly place: string
  readonly opened_at: string
  readonly resolved_by: string | null
  readonly resolved_at: string | null
}

interface CommentRow {
  readonly comment: string
  readonly thread: string
  readonly author: string
  readonly at: string
  readonly body: string
  readonly edited_at: string | null
}

function withComments(
  db: ReadConnection,
  threads: readonly ThreadRow[],
  rows: readonly CommentRow[],
): StoredThread[] {
  const byThread = Map.groupBy(rows, ({ thread }) => thread)
  return threads.map((row) => ({
    thread: row.thread,
    scenario: row.scenario,
    place: fromJson(db, 'comment_thread.place', cellPlace, row.place),
    openedAt: row.opened_at,
    resolved: row.resolved_by === null ? null : { by: row.resolved_by, at: row.resolved_at ?? '' },
    comments: (byThread.get(row.thread) ?? []).map(({ thread: _, edited_at, ...comment }) => ({
      ...comment,
      editedAt: edited_at,
    })),
  }))
}

/** The threads of a scenario, the newest first, with their comments, the oldest first. */
export const listThreads = (db: ReadConnection, scenario: string): StoredThread[] =>
  withComments(
    db,
    all<ThreadRow>(
      db,
      'SELECT * FROM comment_thread WHERE scenario = ? ORDER BY opened_at DESC, rowid DESC',
      scenario,
    ),
    all<CommentRow>(
      db,
      `SELECT comment.* FROM comment JOIN comment_thread USING (thread)
       WHERE scenario = ? ORDER BY comment.rowid`,
      scenario,
    ),
  )

/** The thread, or undefined. */
export const getThread = (db: ReadConnection, thread: string): StoredThread | undefined =>
  withComments(
    db,
    all<ThreadRow>(db, 'SELECT * FROM comment_thread WHERE thread = ?', thread),
    all<CommentRow>(db, 'SELECT * FROM comment WHERE thread = ? ORDER BY rowid', thread),
  )[0]

/** Adds an open thread without comments. */
export function insertThread(
  db: WriteConnection,
  { thread, scenario, place, openedAt }: Omit<StoredThread, 'resolved' | 'comments'>,
): void {
  run(
    db,
    'INSERT INTO comment_thread (thread, scenario, place, opened_at) VALUES (?, ?, ?, ?)',
    thread,
    scenario,
    canonicalJson(place),
    openedAt,
  )
}

/** Adds a comment at the end of its thread. */
export function insertComment(db: WriteConnection, row: Omit<CommentRow, 'edited_at'>): void {
  run(
    db,
    'INSERT INTO comment (comment, thread, author, at, body) VALUES (?, ?, ?, ?, ?)',
    row.comment,
    row.thread,
    row.author,
    row.at,
    row.body,
  )
}

/** The comment's thread and author, or undefined. */
export const getComment = (
  db: ReadConnection,
  comment: string,
): Pick<CommentRow, 'thread' | 'author'> | undefined =>
  one(db, 'SELECT thread, author FROM comment WHERE comment = ?', comment)

/** Writes a comment anew; its place in the thread stays. */
export function rewriteComment(
  db: WriteConnection,
  comment: string,
  { body, at }: Pick<CommentRow, 'body' | 'at'>,
): void {
  run(db, 'UPDATE comment SET body = ?, edited_at = ? WHERE comment = ?', body, at, comment)
}

/** Removes a comment, and its thread where that is empty then. */
export function removeComment(db: WriteConnection, comment: string, thread: string): void {
  run(db, 'DELETE FROM comment WHERE comment = ?', comment)
  run(
    db,
    `DELETE FROM comment_thread WHERE thread = ?
     AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.thread = comment_thread.thread)`,
    thread,
  )
}

/** Marks a thread as resolved, or as open with null; false where there is none of that id. */
export const resolveThread = (
  db: WriteConnection,
  thread: string,
  resolved: StoredThread['resolved'],
): boolean =>
  run(
    db,
    'UPDATE comment_thread SET resolved_by = ?, resolved_at = ? WHERE thread = ?',
    resolved?.by ?? null,
    resolved?.at ?? null,
    thread,
  ) > 0
