/** Moves the base plan onto a sealed snapshot: planners' numbers stay, the data under them changes. */
import { getScenario, getSnapshot } from '@main/store/reading'
import { appendJournal, transaction, updateScenario } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { ChangeAuthor, ChangePlan } from './change-plan'
import type { HeldScenarios } from './held-scenarios'
import type { PlanningDeps } from './planning-deps'

/**
 * Records the move in the journal and has every open view of the base plan opened again. Rejects with SNAPSHOT_MISSING or
 * SNAPSHOT_DAMAGED, and the plan stays where it was, where no plan can be made of the snapshot.
 */
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
    const indexed = getSnapshot(deps.db, snapshot)
    if (!indexed) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
    await deps.planning.ask('probe', { snapshot, fileHash: indexed.fileHash })
    const record = transaction(deps.db, () => {
      updateScenario(deps.db, { ...base, snapshot })
      return appendJournal(deps.db, {
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
    })
    deps.journal.note(record)
    await held.release('base')
    deps.emit('plan.replaced', { scenario: 'base' })
    deps.changed(['scenarios'])
  })
}
