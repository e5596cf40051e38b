import { z } from 'zod'
import { deciders, planners } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'
import { indicators } from './planning-calls'

export const decisionStates = [
  'draft',
  'proposed',
  'approved',
  'publishing',
  'published',
  'implemented',
  'rejected',
  'superseded',
  'conflict',
] as const
export type DecisionState = (typeof decisionStates)[number]

export const decisionOption = z.strictObject({
  scenario: identifier,
  name: z.string(),
  indicators,
})

/** What the record is tied to, so that its figures can be made again. */
export const pin = z.strictObject({
  snapshot: identifier,
  snapshotHash: z.string(),
  scenario: identifier,
  position: z.number(),
})

export const decision = z.strictObject({
  decision: identifier,
  number: z.number(),
  state: z.enum(decisionStates),
  question: z.string(),
  options: z.array(decisionOption),
  choice: identifier.nullable(),
  reason: z.string(),
  assumptions: z.string(),
  owner: identifier.nullable(),
  due: z.string().nullable(),
  createdBy: identifier,
  createdAt: isoTime,
  decidedBy: identifier.nullable(),
  decidedAt: isoTime.nullable(),
  pin: pin.nullable(),
  /** Of the decided record, chained to the decision decided before it. */
  hash: z.string().nullable(),
  previousHash: z.string().nullable(),
  planLines: z.number(),
  events: z.array(
    z.strictObject({
      state: z.enum(decisionStates),
      at: isoTime,
      person: z.string(),
      note: z.string(),
    }),
  ),
})
export type Decision = z.infer<typeof decision>

export const decisionDraft = z.strictObject({
  question: z.string().trim().min(1).max(500),
  options: z.array(identifier).min(1).max(8),
  choice: identifier.nullable(),
  reason: z.string().max(4000),
  assumptions: z.string().max(4000).default(''),
  owner: identifier.nullable(),
  due: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
})
export type DecisionDraft = z.infer<typeof decisionDraft>

const one = z.strictObject({ decision: identifier })

export const decisionCalls = {
  'decisions.list': call(nothing, z.array(decision)),
  'decisions.get': call(one, decision),
  'decisions.create': call(decisionDraft, decision, planners),
  'decisions.update': call(
    z.strictObject({ decision: identifier, draft: decisionDraft }),
    decision,
    planners,
  ),
  'decisions.delete': call(one, done, planners),
  /** Draft → proposed; needs choice, reason, owner and due date, and pins the figures. */
  'decisions.propose': call(one, decision, planners),
  /** Proposed → approved, with its outbox entry in the same transaction. */
  'decisions.approve': call(one, decision, deciders),
  'decisions.reject': call(
    z.strictObject({ decision: identifier, note: z.string().max(4000) }),
    decision,
    deciders,
  ),
} as const
