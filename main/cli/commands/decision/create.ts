import { type Action, exactly } from '../../actions'
import { decisionLines } from '../../decision-lines'
import { findPerson, findScenario } from '../../lookups'
import { listOf, needed, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

/** `decision DIR create …`: a draft; what is still missing can be asked for by `propose`. */
export const createDecision: Action = async (context) => {
  exactly(context, 0)
  const { options } = context
  const question = needed(options, 'question')
  const wanted = listOf(options, 'option')
  if (wanted.length === 0) throw new UsageError('option_missing', { option: 'option' })
  const choice = textOf(options, 'choice')
  const owner = textOf(options, 'owner')
  const desk = await context.desk()
  const scenarios: string[] = []
  for (const word of wanted) scenarios.push((await findScenario(desk, word)).scenario)
  const made = await desk.ask('decisions.create', {
    question,
    options: scenarios,
    choice: choice === undefined ? null : (await findScenario(desk, choice)).scenario,
    reason: textOf(options, 'reason') ?? '',
    assumptions: textOf(options, 'assumptions') ?? '',
    owner: owner === undefined ? null : (await findPerson(desk, owner)).person,
    due: textOf(options, 'due') ?? null,
  })
  return { document: made, lines: decisionLines(made, context) }
}
