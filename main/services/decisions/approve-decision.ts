/** Proposed → approved, with its place in the chain and what will be published, all in one transaction. */
import { hashDecision, lastDecisionHash } from '@main/store/reading'
import { insertOutbox, transaction } from '@main/store/writing'
import type { Decision, PublishedLine } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { deciders } from '@shared/model/roles'
import { type Decider, type DecisionDeps, samePin } from './decision-deps'
import { documentOf } from './publish-document'
import { findDecision, requireState, writeDecision } from './stored-decision'
import { withZeros } from './with-zeros'

/** Throws NOT_ALLOWED unless the role decides. Dispatch has checked it; nothing leaves the house on one check. */
export function requireDecider(by: Decider): void {
  if (!deciders.includes(by.role)) throw new EvenkeelError('NOT_ALLOWED', { role: by.role })
}

/** The plan lines of the pinned plan. Throws DECISION_CHANGED where the plan is no longer, or does not stay, that one. */
async function pinnedLines(deps: DecisionDeps, proposed: Decision) {
  const { pin, number } = proposed
  const unchanged = async () => pin !== null && samePin(pin, await deps.pinOf(pin.scenario))
  if (await unchanged()) {
    const lines = await deps.planLinesOf(pin?.scenario ?? '')
    if (await unchanged()) return lines
  }
  throw new EvenkeelError('DECISION_CHANGED', { number })
}

function approveNow(
  deps: DecisionDeps,
  proposed: Decision,
  lines: readonly PublishedLine[],
  by: Decider,
) {
  const { db } = deps
  const before = findDecision(db, proposed.decision)
  requireState(before, 'proposed')
  // Returned to draft and proposed anew while the lines were collected.
  if (!before.pin || !proposed.pin || !samePin(before.pin, proposed.pin))
    throw new EvenkeelError('DECISION_CHANGED', { number: before.number })
  const at = deps.now().toISOString()
  const decided: Decision = {
    ...before,
    state: 'approved',
    decidedBy: by.person,
    decidedAt: at,
    previousHash: lastDecisionHash(db),
  }
  const hashed: Decision = { ...decided, hash: hashDecision(decided) }
  const target = deps.targetName()
  const document = documentOf(hashed, withZeros(db, target, lines))
  const after: Decision = { ...hashed, planLines: document.lines.length }
  writeDecision(db, before, after, { at, person: by.person })
  insertOutbox(
    db,
    {
      entry: deps.newId(),
      key: document.key,
      decision: after.decision,
      decisionNumber: after.number,
      question: after.question,
      target,
      state: 'waiting',
      lines: document.lines.length,
      keep: null,
      attempts: 0,
      createdAt: at,
      nextAttemptAt: at,
      error: null,
      receipt: null,
      conflicts: [],
    },
    document,
  )
}

/** Throws NOT_ALLOWED, DECISION_STATE, or DECISION_CHANGED where the chosen plan is no longer the proposed one. */
export async function approveDecision(
  deps: DecisionDeps,
  id: string,
  by: Decider,
): Promise<Decision> {
  requireDecider(by)
  const proposed = findDecision(deps.db, id)
  requireState(proposed, 'proposed')
  const lines = await pinnedLines(deps, proposed)
  transaction(deps.db, () => approveNow(deps, proposed, lines, by))
  deps.changed(['decisions', 'outbox'])
  return findDecision(deps.db, id)
}
