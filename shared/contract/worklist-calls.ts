import { z } from 'zod'
import { exceptionKinds, reviewStates } from '../model/reviews'
import { planners } from '../model/roles'
import { bilingual, call, done, identifier, isoTime, period } from './call-shape'
import { cellPlace } from './planning-calls'

export const planException = z.strictObject({
  /** Stays the same from one calculation to the next. */
  id: z.string(),
  kind: z.enum(exceptionKinds),
  /** What is reviewed; several exceptions may be of one line. */
  line: z.string(),
  side: z.enum(['demand', 'supply', 'resource']),
  /** Where the grid shows it: the first short period, otherwise the worst one. */
  place: cellPlace,
  code: z.string(),
  name: bilingual,
  /** Null for resources. */
  family: z.string().nullable(),
  familyName: bilingual.nullable(),
  /** How many periods it concerns. */
  periods: z.number(),
  /** Units, or hours for resources. */
  quantity: z.number(),
  /** In the reporting currency. */
  money: z.number(),
  /** What it departs from what it is compared with, as a part of that; null where nothing is compared. */
  share: z.number().nullable(),
  /** Of late receipts: days past the date of the latest one. */
  days: z.number().nullable(),
  state: z.enum(reviewStates),
  reviewedBy: z.string().nullable(),
  reviewedAt: isoTime.nullable(),
})
export type PlanException = z.infer<typeof planException>

const tally = { count: z.number(), money: z.number() }

export const worklist = z.strictObject({
  /** The month the plan begins with: reviews are kept by it. */
  cycle: period,
  currency: z.string(),
  position: z.number(),
  span: z.number(),
  /** Of those that match the filter, the most money first. */
  exceptions: z.array(planException),
  matching: z.number(),
  /** Of all there are, whatever the filter. */
  kinds: z.array(z.strictObject({ kind: z.enum(exceptionKinds), ...tally })),
  families: z.array(z.strictObject({ family: z.string(), name: bilingual, ...tally })),
  /** Lines with exceptions, by how far they are reviewed; a line's money is that of its exceptions together. */
  progress: z.array(z.strictObject({ state: z.enum(reviewStates), ...tally })),
})
export type Worklist = z.infer<typeof worklist>

export const review = z.strictObject({
  line: z.string(),
  state: z.enum(reviewStates),
  by: z.string(),
  at: isoTime,
})
export type Review = z.infer<typeof review>

export const worklistCalls = {
  /** What stands out over the next `span` periods, the most money first. */
  'worklist.list': call(
    z.strictObject({
      scenario: identifier,
      span: z.number().int().min(1).max(36).default(12),
      kinds: z.array(z.enum(exceptionKinds)).optional(),
      families: z.array(z.string()).optional(),
      states: z.array(z.enum(reviewStates)).optional(),
      limit: z.number().int().min(1).max(10_000).default(300),
    }),
    worklist,
  ),
  /** Lines of the present cycle that somebody has reviewed. */
  'worklist.reviews': call(z.strictObject({ scenario: identifier }), z.array(review)),
  'worklist.review': call(
    z.strictObject({
      scenario: identifier,
      lines: z.array(z.string().min(1).max(500)).min(1).max(5000),
      state: z.enum(reviewStates),
    }),
    done,
    planners,
  ),
} as const
