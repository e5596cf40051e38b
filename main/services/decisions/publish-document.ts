/** What leaves the house for a decision: the record and the plan it approves, frozen. */
import type { Decision, PublishDocument, PublishedLine } from '@shared/contract/contract-types'
import { publishDocument } from '@shared/contract/publishing-calls'

/** By this the target can be asked whether a record has arrived. */
export const idempotencyKey = (decision: string, hash: string): string =>
  `evenkeel-${decision}-${hash.slice(0, 16)}`

/** The document of a decided record, checked against its schema: what is stored can be read again. */
export function documentOf(decided: Decision, lines: readonly PublishedLine[]): PublishDocument {
  const { pin, hash } = decided
  const nameOf = (scenario: string | null) =>
    decided.options.find((option) => option.scenario === scenario)?.name ?? scenario
  return publishDocument.parse({
    key: idempotencyKey(decided.decision, hash ?? ''),
    decision: {
      decision: decided.decision,
      number: decided.number,
      question: decided.question,
      choice: nameOf(decided.choice),
      options: decided.options.map((option) => option.name),
      reason: decided.reason,
      assumptions: decided.assumptions,
      owner: decided.owner,
      due: decided.due,
      decidedBy: decided.decidedBy,
      decidedAt: decided.decidedAt,
      snapshot: pin?.snapshot,
      snapshotHash: pin?.snapshotHash,
      position: pin?.position,
      hash,
      previousHash: decided.previousHash,
    },
    lines: lines.filter((line) => Number.isFinite(line.quantity)),
  })
}
