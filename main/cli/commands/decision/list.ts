import { type Action, exactly } from '../../actions'
import { decisionState } from '../../code-words'
import { table } from '../../print-table'

/** `decision DIR list`. */
export const listDecisions: Action = async (context) => {
  exactly(context, 0)
  const { language, say } = context
  const decisions = await (await context.desk()).ask('decisions.list', {})
  if (decisions.length === 0) return { document: [], lines: [say('no_decisions')] }
  const titles = ['number', 'state', 'question', 'choice', 'owner', 'due', 'lines']
  const lines = table(
    titles.map((title) => ({
      title: say(`column_${title}`),
      right: title === 'number' || title === 'lines',
    })),
    decisions.map((one) => [
      String(one.number),
      decisionState(language, one.state),
      one.question,
      one.options.find((option) => option.scenario === one.choice)?.name ?? '',
      one.owner ?? '',
      one.due ?? '',
      String(one.planLines),
    ]),
  )
  return { document: decisions, lines }
}
