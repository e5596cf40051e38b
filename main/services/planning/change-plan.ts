/** The one way a plan changes: recorded in the journal and applied, told once it is on disk; one at a time. */

import { lastPosition } from '@main/store/reading'
import { appendJournal } from '@main/store/writing'
import { lastUndoable } from '@shared/changes/fold-journal'
import type { JournalStep } from '@shared/changes/plan-change'
import { invertStep, stepCells } from '@shared/changes/plan-change'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CellPlace, ChangeResult } from '@shared/contract/planning-calls'
import type { HeldScenarios } from './held-scenarios'
import type { PlanningDeps } from './planning-deps'
import { findScenario } from './scenario-chain'

export interface ChangeAuthor {
  readonly person: string
}

export interface ChangePlan {
  /** Records and applies what `prepare` makes of the plan as it stands; `prepare` may reject, then nothing happened. */
  change(
    scenario: string,
    author: ChangeAuthor,
    reason: string | null,
    prepare: () => Promise<JournalStep | null>,
  ): Promise<ChangeResult>
  undo(scenario: string, author: ChangeAuthor): Promise<ChangeResult>
  redo(scenario: string, author: ChangeAuthor): Promise<ChangeResult>
  /** Throws SCENARIO_CLOSED or SCENARIO_LOCKED where a change would: asked before long work for one. */
  refuseClosed(scenario: string): void
  /** Runs after every change asked for so far. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export function createChangePlan(deps: PlanningDeps, held: HeldScenarios): ChangePlan {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work)
    queue = result.catch(() => undefined)
    return result
  }

  async function record(
    scenario: string,
    entry: { kind: 'change' | 'undo' | 'redo'; step: JournalStep; undoes: number | null },
    author: ChangeAuthor,
    reason: string | null,
  ): Promise<ChangeResult> {
    const at = deps.now().toISOString()
    const { step } = entry
    // The disk is written while the plan is calculated; neither is told before both are done.
    const position = lastPosition(deps.db) + 1
    const following = deps.planning.ask('apply', { scenario, position, step }).catch(async () => {
      // The change is on disk; a plan that could not follow is built anew from there.
      await held.release(scenario).catch(() => undefined)
      return null
    })
    try {
      deps.journal.note(
        appendJournal(deps.db, { scenario, ...entry, author: author.person, at, reason }),
      )
    } catch (error) {
      // The plan is ahead of the journal: it is let go before anybody reads it, and built anew without the change.
      await held.release(scenario).catch(() => undefined)
      await following
      deps.emit('plan.replaced', { scenario })
      throw error
    }
    const moved = await following
    if (moved === null) deps.emit('plan.replaced', { scenario })
    // Before the answer: who hears that it is saved has the figures.
    deps.emit('plan.patched', { scenario, patches: moved ?? [] })
    deps.changed(['scenarios'])
    const place: CellPlace | null = step.place
    return { position, cells: stepCells(step), place }
  }

  function refuseClosed(scenario: string): void {
    const found = findScenario(deps.db, scenario)
    if (found.state !== 'open') throw new EvenkeelError('SCENARIO_CLOSED', { scenario: found.name })
    if (found.locked)
      throw new EvenkeelError('SCENARIO_LOCKED', { scenario: found.name, by: found.locked.by })
  }

  const step = (scenario: string, author: ChangeAuthor, back: boolean): Promise<ChangeResult> =>
    inTurn(async () => {
      refuseClosed(scenario)
      await held.ensure(scenario)
      const stack = deps.journal.stack(scenario)
      const wanted = back ? lastUndoable(stack) : stack.undone.at(-1)
      const target = wanted === undefined ? undefined : deps.journal.entry(scenario, wanted)
      if (!target) throw new EvenkeelError(back ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO')
      return record(
        scenario,
        {
          kind: back ? 'undo' : 'redo',
          step: back ? invertStep(target.step) : target.step,
          undoes: target.position,
        },
        author,
        null,
      )
    })

  return {
    inTurn,
    refuseClosed,
    change: (scenario, author, reason, prepare) =>
      inTurn(async () => {
        refuseClosed(scenario)
        const prepared = await held.asked(scenario, prepare)
        if (prepared) {
          const entry = { kind: 'change' as const, step: prepared, undoes: null }
          return record(scenario, entry, author, reason)
        }
        const position = deps.journal.lastPosition(scenario)
        return { position, cells: 0, place: null }
      }),
    undo: (scenario, author) => step(scenario, author, true),
    redo: (scenario, author) => step(scenario, author, false),
  }
}
