/** The `decisions.*` calls: from a draft to an approved record that waits in the outbox. */
import { listDecisions } from '@main/store/reading'
import type { Decision, DecisionDraft } from '@shared/contract/contract-types'
import { approveDecision } from './approve-decision'
import type { Decider, DecisionDeps } from './decision-deps'
import { proposeDecision } from './propose-decision'
import { rejectDecision } from './reject-decision'
import { findDecision } from './stored-decision'
import { createDraft, deleteDraft, updateDraft } from './write-draft'

export interface DecisionService {
  list(): readonly Decision[]
  get(decision: string): Decision
  create(draft: DecisionDraft, by: Decider): Promise<Decision>
  /** For drafts and proposed decisions; the latter return to draft. */
  update(decision: string, draft: DecisionDraft, by: Decider): Promise<Decision>
  delete(decision: string): void
  propose(decision: string, by: Decider): Promise<Decision>
  approve(decision: string, by: Decider): Promise<Decision>
  reject(decision: string, note: string, by: Decider): Decision
}

export const createDecisionService = (deps: DecisionDeps): DecisionService => ({
  list: () => listDecisions(deps.db),
  get: (decision) => findDecision(deps.db, decision),
  create: (draft, by) => createDraft(deps, draft, by),
  update: (decision, draft, by) => updateDraft(deps, decision, draft, by),
  delete: (decision) => deleteDraft(deps, decision),
  propose: (decision, by) => proposeDecision(deps, decision, by),
  approve: (decision, by) => approveDecision(deps, decision, by),
  reject: (decision, note, by) => rejectDecision(deps, decision, note, by),
})
