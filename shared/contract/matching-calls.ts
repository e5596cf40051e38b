/** The same customer, item or supplier under another code in another system. */
import { z } from 'zod'
import { declaredRules, matchedEntities, matchRules } from '../model/matching/match-rules'
import { matchReasons } from '../model/matching/score-match'
import { dataKeepers } from '../model/roles'
import { bilingual, call, done, identifier, isoTime } from './call-shape'
import { errorCodes } from './error-codes'

const pair = {
  entity: z.enum(matchedEntities),
  /** Whose code it is. */
  connection: identifier,
  /** As that system writes it. */
  code: identifier,
  /** The code that the plan knows the record by. */
  canonical: identifier,
}

export const identity = z.strictObject({
  ...pair,
  name: bilingual.nullable(),
  /** Confirmed pairs are applied when the connection is read; rejected ones are not suggested again. */
  state: z.enum(['confirmed', 'rejected']),
  /** The rule that made it, or a person. */
  how: z.enum([...matchRules, 'person']),
  decidedBy: z.string(),
  decidedAt: isoTime,
})
export type Identity = z.infer<typeof identity>

export const unmatchedCode = z.strictObject({
  entity: pair.entity,
  connection: pair.connection,
  code: z.string(),
  /** What its own system calls it; null where that does not say. */
  name: z.string().nullable(),
  /** Rows that were put aside for it in the last pull. */
  rows: z.number(),
  suggestions: z.array(
    z.strictObject({
      code: z.string(),
      name: bilingual,
      score: z.number(),
      reasons: z.array(z.enum(matchReasons)),
    }),
  ),
})
export type UnmatchedCode = z.infer<typeof unmatchedCode>

export const matchList = z.strictObject({
  rules: declaredRules,
  identities: z.array(identity),
  unmatched: z.array(unmatchedCode),
  /** Systems that could not say their names of an entity, and why; their codes alone are compared. */
  unread: z.array(
    z.strictObject({
      entity: pair.entity,
      connection: pair.connection,
      code: z.enum(errorCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})
export type MatchList = z.infer<typeof matchList>

export const matchingCalls = {
  /** What the last pull could not match, with suggestions, and what was decided so far. Its systems are read once and what they said is kept, unless `again`. */
  'matching.list': call(z.strictObject({ again: z.boolean().default(false) }), matchList),
  /** `forget` takes a decision back. A code that would become one with another of the same system is refused unless `merge` says that this is meant. Counts from the next pull on. */
  'matching.decide': call(
    z.strictObject({
      ...pair,
      decision: z.enum(['confirm', 'reject', 'forget']),
      merge: z.boolean().default(false),
    }),
    done,
    dataKeepers,
  ),
  /** Which rules match without asking, from the next pull on. */
  'matching.setRules': call(z.strictObject({ rules: declaredRules }), done, dataKeepers),
} as const
