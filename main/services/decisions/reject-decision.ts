/** Proposed → rejected, with the reason given in the meeting. */
import { transaction } from '@main/store/writing'
import type { Decision } from '@shared/contract/contract-types'
import { requireDecider } from './approve-decision'
import type { Decider, DecisionDeps } from './decision-deps'
import { findDecision, requireState, writeDecision } from './stored-decision'

/** Throws NOT_ALLOWED, DECISION_STATE. The rejected record and its figures stay. */
export function rejectDecision(
  deps: DecisionDeps,
  id: string,
  note: string,
  by: Decider,
): Decision {
  requireDecider(by)
  transaction(deps.db, () => {
    const before = findDecision(deps.db, id)
    requireState(before, 'proposed')
    const at = deps.now().toISOString()
    writeDecision(
      deps.db,
      before,
      { ...before, state: 'rejected' },
      { at, person: by.person, note },
    )
  })
  deps.changed(['decisions'])
  return findDecision(deps.db, id)
}
