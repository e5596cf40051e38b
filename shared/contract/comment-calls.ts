import { z } from 'zod'
import { call, identifier, isoTime } from './call-shape'
import { cellPlace } from './planning-calls'

const body = z.string().trim().min(1).max(4000)

export const cellComment = z.strictObject({
  comment: identifier,
  author: z.string(),
  at: isoTime,
  body: z.string(),
  /** When its author last wrote it anew; null where it stands as it was first said. */
  editedAt: isoTime.nullable(),
})
export type CellComment = z.infer<typeof cellComment>

/** What people say to each other about one cell. */
export const commentThread = z.strictObject({
  thread: identifier,
  scenario: identifier,
  scenarioName: z.string(),
  place: cellPlace,
  openedAt: isoTime,
  /** Null while it is open. */
  resolved: z.strictObject({ by: z.string(), at: isoTime }).nullable(),
  /** The oldest first. */
  comments: z.array(cellComment),
})
export type CommentThread = z.infer<typeof commentThread>

export const commentCalls = {
  /** Of the scenario and of those it comes from, the newest thread first. */
  'comments.list': call(z.strictObject({ scenario: identifier }), z.array(commentThread)),
  /** Begins a thread on a cell, or goes on with one; to go on with a resolved thread opens it again. */
  'comments.add': call(
    z.union([
      z.strictObject({ scenario: identifier, place: cellPlace, body }),
      z.strictObject({ thread: identifier, body }),
    ]),
    commentThread,
  ),
  /** Writes one's own comment anew. Rejects with COMMENT_OF_ANOTHER. */
  'comments.edit': call(z.strictObject({ comment: identifier, body }), commentThread),
  /** Takes one's own comment back; null where its thread went with it. Rejects with COMMENT_OF_ANOTHER. */
  'comments.remove': call(z.strictObject({ comment: identifier }), commentThread.nullable()),
  'comments.resolve': call(
    z.strictObject({ thread: identifier, resolved: z.boolean() }),
    commentThread,
  ),
} as const
