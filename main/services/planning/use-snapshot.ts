/** Moves the base plan onto a newly sealed snapshot: planners' numbers stay, the data under them changes. */
import { getScenario } from '@main/store/reading'
import { appendJournal, transaction, updateScenario } from '@main/store/writing'
import type { ChangeAuthor, ChangePlan } from './change-plan'
import type { HeldScenarios } from './held-scenarios'
import type { PlanningDeps } from './planning-deps'

/** Records the move in the journal and has every open view of the base plan opened again. */
export function useSnapshot(
  deps: PlanningDeps,
  held: HeldScenarios,
  plans: ChangePlan,
  snapshot: string,
  author: ChangeAuthor,
): Promise<void> {
  return plans.inTurn(async () => {
    const base = getScenario(deps.db, 'base')
    if (!base || base.snapshot === snapshot) return
    transaction(deps.db, () => {
      appendJournal(deps.db, {
        scenario: 'base',
        kind: 'change',
        step: {
          changes: [{ kind: 'use_snapshot', before: base.snapshot, after: snapshot }],
          place: null,
          entry: null,
        },
        undoes: null,
        author: author.person,
        at: deps.now().toISOString(),
        reason: null,
      })
      updateScenario(deps.db, { ...base, snapshot })
    })
    await held.release('base')
    deps.emit('plan.replaced', { scenario: 'base' })
    deps.changed(['scenarios'])
  })
}
