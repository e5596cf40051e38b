/** Drafts: making, changing and deleting them. */
import { nextDecisionNumber } from '@main/store/reading'
import { deleteDecision, insertDecision, transaction } from '@main/store/writing'
import type { Decision, DecisionDraft } from '@shared/contract/contract-types'
import { checkDraft } from './check-draft'
import type { Decider, DecisionDeps } from './decision-deps'
import { optionsOf } from './option-figures'
import { findDecision, requireState, writeDecision } from './stored-decision'

const figuresOf = async (deps: DecisionDeps, draft: DecisionDraft) =>
  optionsOf(await deps.compare([...new Set(draft.options)]))

/** Makes a draft with the figures its options have now. */
export async function createDraft(
  deps: DecisionDeps,
  draft: DecisionDraft,
  by: Decider,
): Promise<Decision> {
  checkDraft('decisions.create', draft)
  const options = await figuresOf(deps, draft)
  const at = deps.now().toISOString()
  const decision = deps.newId()
  transaction(deps.db, () =>
    insertDecision(deps.db, {
      ...draft,
      decision,
      number: nextDecisionNumber(deps.db),
      state: 'draft',
      options,
      createdBy: by.person,
      createdAt: at,
      decidedBy: null,
      decidedAt: null,
      pin: null,
      hash: null,
      previousHash: null,
      planLines: 0,
      events: [{ state: 'draft', at, person: by.person, note: '' }],
    }),
  )
  deps.changed(['decisions'])
  return findDecision(deps.db, decision)
}

/** Rewrites a draft. A proposed decision returns to draft: what was proposed is no longer what it says. */
export async function updateDraft(
  deps: DecisionDeps,
  id: string,
  draft: DecisionDraft,
  by: Decider,
): Promise<Decision> {
  checkDraft('decisions.update', draft)
  requireState(findDecision(deps.db, id), 'draft', 'proposed')
  const options = await figuresOf(deps, draft)
  transaction(deps.db, () => {
    const before = findDecision(deps.db, id)
    requireState(before, 'draft', 'proposed')
    const after: Decision = { ...before, ...draft, options, state: 'draft', pin: null }
    writeDecision(deps.db, before, after, { at: deps.now().toISOString(), person: by.person })
  })
  deps.changed(['decisions'])
  return findDecision(deps.db, id)
}

/** Removes a draft; anything further on stays on record. */
export function deleteDraft(deps: DecisionDeps, id: string): void {
  transaction(deps.db, () => {
    requireState(findDecision(deps.db, id), 'draft')
    deleteDecision(deps.db, id)
  })
  deps.changed(['decisions'])
}
