import { z } from 'zod'
import { planners } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'

export const outboxStates = ['waiting', 'sending', 'acknowledged', 'conflict', 'failed'] as const

export const receipt = z.strictObject({
  /** The target's own name for what it took. */
  reference: z.string(),
  receivedAt: isoTime,
  /** Where it can be looked up: a path or an address. */
  place: z.string(),
})
export type Receipt = z.infer<typeof receipt>

/** A value the target holds that is neither what was last published nor what is to be published. */
export const publishConflict = z.strictObject({
  line: z.string(),
  month: z.string(),
  measure: z.string(),
  lastPublished: z.number().nullable(),
  theirs: z.number(),
  ours: z.number(),
})
export type PublishConflict = z.infer<typeof publishConflict>

export const outboxEntry = z.strictObject({
  entry: identifier,
  /** Idempotency key: the target can be searched for it. */
  key: z.string(),
  decision: identifier,
  decisionNumber: z.number(),
  question: z.string(),
  target: identifier,
  state: z.enum(outboxStates),
  lines: z.number(),
  attempts: z.number(),
  createdAt: isoTime,
  nextAttemptAt: isoTime.nullable(),
  error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  receipt: receipt.nullable(),
  conflicts: z.array(publishConflict),
})
export type OutboxEntry = z.infer<typeof outboxEntry>

/** One agreed figure as it leaves: an item at a site or for a customer, in a month. */
export const publishedLine = z.strictObject({
  item: z.string(),
  customer: z.string().nullable(),
  site: z.string().nullable(),
  month: z.string(),
  measure: z.enum(['consensus_demand', 'planned_supply']),
  quantity: z.number(),
})
export type PublishedLine = z.infer<typeof publishedLine>

/** What goes out: the decision record and the plan it approves. */
export const publishDocument = z.strictObject({
  key: z.string(),
  decision: z.strictObject({
    decision: z.string(),
    number: z.number(),
    question: z.string(),
    choice: z.string(),
    options: z.array(z.string()),
    reason: z.string(),
    assumptions: z.string(),
    owner: z.string(),
    due: z.string(),
    decidedBy: z.string(),
    decidedAt: z.string(),
    snapshot: z.string(),
    snapshotHash: z.string(),
    position: z.number(),
    hash: z.string(),
    previousHash: z.string().nullable(),
  }),
  lines: z.array(publishedLine),
})
export type PublishDocument = z.infer<typeof publishDocument>

export const publishingCalls = {
  'publishing.outbox': call(nothing, z.array(outboxEntry)),
  /** Tries everything that waits, now; answers how it went. */
  'publishing.send': call(
    nothing,
    z.strictObject({
      acknowledged: z.number(),
      waiting: z.number(),
      conflicts: z.number(),
      failed: z.number(),
    }),
    planners,
  ),
  /** Asks the target for the record, by its idempotency key; null where it has none. */
  'publishing.lookUp': call(
    z.strictObject({ entry: identifier }),
    z.strictObject({ receipt, document: publishDocument }).nullable(),
  ),
  /** Settles a conflict: `ours` overwrites what the target holds, `theirs` leaves those lines as they are. */
  'publishing.resolve': call(
    z.strictObject({ entry: identifier, keep: z.enum(['ours', 'theirs']) }),
    done,
    planners,
  ),
} as const
