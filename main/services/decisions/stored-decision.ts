/** Finding a decision, and changing its state with the event that says so. */
import { getDecision, type ReadConnection } from '@main/store/reading'
import { addDecisionEvent, updateDecision, type WriteConnection } from '@main/store/writing'
import type { Decision, DecisionState } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'

/** The decision. Throws NOT_FOUND. */
export function findDecision(db: ReadConnection, id: string): Decision {
  const found = getDecision(db, id)
  if (!found) throw new EvenkeelError('NOT_FOUND', { what: id })
  return found
}

/** Throws DECISION_STATE unless the decision is in one of these states. */
export function requireState(decision: Decision, ...states: readonly DecisionState[]): void {
  if (states.includes(decision.state)) return
  const { number, state } = decision
  throw new EvenkeelError('DECISION_STATE', { number, state })
}

/** Writes the decision and, where its state is new, the event that tells when and by whom. Belongs in a transaction. */
export function writeDecision(
  db: WriteConnection,
  before: Decision,
  after: Decision,
  event: { readonly at: string; readonly person: string; readonly note?: string },
): void {
  updateDecision(db, after)
  if (before.state === after.state) return
  addDecisionEvent(db, after.decision, { note: '', ...event, state: after.state })
}
