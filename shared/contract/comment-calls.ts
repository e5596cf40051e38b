import { z } from 'zod'
import { call, identifier, isoTime } from './call-shape'
import { cellPlace } from './planning-calls'

export const cellComment = z.strictObject({
  comment: identifier,
  author: z.string(),
  at: isoTime,
  body: z.string(),
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
      z.strictObject({
        scenario: identifier,
        place: cellPlace,
        body: z.string().trim().min(1).max(4000),
      }),
      z.strictObject({ thread: identifier, body: z.string().trim().min(1).max(4000) }),
    ]),
    commentThread,
  ),
  'comments.resolve': call(
    z.strictObject({ thread: identifier, resolved: z.boolean() }),
    commentThread,
  ),
} as const
