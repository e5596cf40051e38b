/** What a decided record hashes to, for whoever decides and whoever verifies. */
import type { Decision } from '@shared/contract/decision-calls'
import { canonicalJson, sha256 } from '../canonical-json'

/** SHA-256 over what was decided, by whom, on which figures, and the record decided before it. What happens afterwards (state, events) is not in it. */
export const hashDecision = (d: Decision): string =>
  sha256(
    canonicalJson({
      decision: d.decision,
      number: d.number,
      question: d.question,
      options: d.options,
      choice: d.choice,
      reason: d.reason,
      assumptions: d.assumptions,
      owner: d.owner,
      due: d.due,
      createdBy: d.createdBy,
      createdAt: d.createdAt,
      decidedBy: d.decidedBy,
      decidedAt: d.decidedAt,
      pin: d.pin,
      previousHash: d.previousHash,
    }),
  )
