/** Draft → proposed: figures made again and tied to the plan they were made from. */
import { transaction } from '@main/store/writing'
import type { Decision } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import { requireComplete } from './check-draft'
import { type Decider, type DecisionDeps, type Pin, samePin } from './decision-deps'
import { optionsOf } from './option-figures'
import { findDecision, requireState, writeDecision } from './stored-decision'

const attempts = 3

/** Figures and the pin they belong to. Somebody may be editing meanwhile, so the pin is taken before and after. */
async function pinnedFigures(deps: DecisionDeps, decision: Decision) {
  const choice = decision.choice ?? ''
  const scenarios = decision.options.map((option) => option.scenario)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const pin: Pin = await deps.pinOf(choice)
    const options = optionsOf(await deps.compare(scenarios))
    if (samePin(pin, await deps.pinOf(choice))) return { pin, options }
  }
  throw new EvenkeelError('DECISION_CHANGED', { number: decision.number })
}

/** Throws DECISION_INCOMPLETE, DECISION_STATE, or DECISION_CHANGED while the plan does not hold still. */
export async function proposeDecision(
  deps: DecisionDeps,
  id: string,
  by: Decider,
): Promise<Decision> {
  const draft = findDecision(deps.db, id)
  requireState(draft, 'draft')
  requireComplete(draft)
  const figures = await pinnedFigures(deps, draft)
  transaction(deps.db, () => {
    const before = findDecision(deps.db, id)
    requireState(before, 'draft')
    requireComplete(before)
    // Rewritten while its figures were made: they are another draft's figures.
    if (before.choice !== draft.choice || !sameScenarios(before, draft))
      throw new EvenkeelError('DECISION_CHANGED', { number: before.number })
    const at = deps.now().toISOString()
    writeDecision(
      deps.db,
      before,
      { ...before, ...figures, state: 'proposed' },
      { at, person: by.person },
    )
  })
  deps.changed(['decisions'])
  return findDecision(deps.db, id)
}

const sameScenarios = (a: Decision, b: Decision): boolean =>
  a.options.length === b.options.length &&
  a.options.every((option, at) => option.scenario === b.options[at]?.scenario)
