import type { Decision } from '@shared/contract/contract-types'
import { type Action, exactly } from '../../actions'
import { decisionState } from '../../code-words'
import type { CommandContext } from '../../command'
import type { Desk } from '../../desk'
import { findDecision } from '../../lookups'
import { textOf } from '../../option-values'

type Step = (desk: Desk, decision: string, context: CommandContext) => Promise<Decision>

/** Finds the decision, takes the step and says where the record stands. */
const advance =
  (step: Step): Action =>
  async (context) => {
    const [wanted = ''] = exactly(context, 1)
    const desk = await context.desk()
    const { decision } = await findDecision(desk, wanted)
    const after = await step(desk, decision, context)
    const { number } = after
    const state = decisionState(context.language, after.state)
    return { document: after, lines: [context.say('decision_now', { number, state })] }
  }

/** `decision DIR propose ID`. */
export const proposeDecision = advance((desk, decision) =>
  desk.ask('decisions.propose', { decision }),
)

/** `decision DIR approve ID`: only the chair may. */
export const approveDecision = advance((desk, decision) =>
  desk.ask('decisions.approve', { decision }),
)

/** `decision DIR reject ID --note T`: only the chair may. */
export const rejectDecision = advance((desk, decision, { options }) =>
  desk.ask('decisions.reject', { decision, note: textOf(options, 'note') ?? '' }),
)
