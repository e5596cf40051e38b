/** Questions that come before a change is sent: is this the scenario meant, and why. Asked once; what was answered holds for the changes that wait. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PlanCalls } from './plan-calls'

/** Refusals that a reason lifts. */
const wantsReason: ReadonlySet<string> = new Set(['REASON_REQUIRED', 'OVERRIDE_NEEDS_REASON'])

export interface Questions {
  /** False where the person steps back; at once where nobody has to be asked. */
  rightScenario(scenario: string): boolean | Promise<boolean>
  /** The code chosen; null where the person steps back. */
  reason(): Promise<string | null>
  /** What goes along with every edit. */
  chosenReason(): string | null
}

type Editing = Pick<PlanCalls, 'edit' | 'lock' | 'undo' | 'redo'>

async function stepBackUnless(right: boolean | Promise<boolean>): Promise<void> {
  if (!(await right)) throw new EvenkeelError('CANCELLED')
}

/** The calls that change a plan, each behind its questions. They reject with CANCELLED where the person steps back. */
export function askedFirst(calls: Editing, ask: Questions): Editing {
  /** Waits only where somebody is asked: a change goes out in the keystroke that makes it. */
  const certain = (scenario: string): Promise<void> | null => {
    const right = ask.rightScenario(scenario)
    return right === true ? null : stepBackUnless(right)
  }
  return {
    async edit(params) {
      const asked = certain(params.scenario)
      if (asked) await asked
      const send = (reasonCode: string | null) =>
        calls.edit(reasonCode ? { ...params, reasonCode } : params)
      try {
        return await send(ask.chosenReason())
      } catch (error) {
        if (!(error instanceof EvenkeelError) || !wantsReason.has(error.code)) throw error
        // Nothing to choose from: the error says that words of one's own will do.
        if (error.params.codes === '') throw error
        const chosen = await ask.reason()
        if (!chosen) throw new EvenkeelError('CANCELLED')
        return send(chosen)
      }
    },
    async lock(params) {
      await certain(params.scenario)
      return calls.lock(params)
    },
    async undo(scenario) {
      await certain(scenario)
      return calls.undo(scenario)
    },
    async redo(scenario) {
      await certain(scenario)
      return calls.redo(scenario)
    },
  }
}
