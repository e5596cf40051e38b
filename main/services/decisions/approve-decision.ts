/** Proposed → approved, with its place in the chain, its plan in the archive and what will be published, all in one transaction. */
import type { PlanToArchive } from '@main/planning/planning-requests'
import { hashDecision, lastDecisionHash } from '@main/store/reading'
import { insertArchivedPlan, insertOutbox, transaction } from '@main/store/writing'
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

interface PinnedPlan {
  readonly lines: readonly PublishedLine[]
  readonly archived: PlanToArchive
}

/** The plan lines and layers of the pinned plan. Throws DECISION_CHANGED where the plan is no longer, or does not stay, that one. */
async function pinnedPlan(deps: DecisionDeps, proposed: Decision): Promise<PinnedPlan> {
  const { pin, number } = proposed
  const unchanged = async () => pin !== null && samePin(pin, await deps.pinOf(pin.scenario))
  if (await unchanged()) {
    const lines = await deps.planLinesOf(pin?.scenario ?? '')
    const archived = await deps.archiveOf(pin?.scenario ?? '')
    if (await unchanged()) return { lines, archived }
  }
  throw new EvenkeelError('DECISION_CHANGED', { number })
}

function approveNow(
  deps: DecisionDeps,
  proposed: Decision,
  { lines, archived }: PinnedPlan,
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
  const { asOf, periods, rows } = archived
  const { scenario, snapshot } = proposed.pin
  const archive = deps.newId()
  insertArchivedPlan(
    db,
    { archive, decision: after.decision, scenario, snapshot, asOf, periods, storedAt: at },
    rows,
  )
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
  const plan = await pinnedPlan(deps, proposed)
  transaction(deps.db, () => approveNow(deps, proposed, plan, by))
  deps.changed(['decisions', 'outbox'])
  return findDecision(deps.db, id)
}
