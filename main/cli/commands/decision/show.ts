import { type Action, exactly } from '../../actions'
import { decisionLines } from '../../decision-lines'
import { findDecision } from '../../lookups'

/** `decision DIR show ID`: the whole record. */
export const showDecision: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const decision = await findDecision(await context.desk(), wanted)
  return { document: decision, lines: decisionLines(decision, context) }
}
