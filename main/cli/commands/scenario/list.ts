import { type Action, exactly } from '../../actions'
import { scenarioState } from '../../code-words'
import { table } from '../../print-table'

/** `scenario DIR list`. */
export const listScenarios: Action = async (context) => {
  exactly(context, 0)
  const { language, say } = context
  const scenarios = await (await context.desk()).ask('scenarios.list', {})
  const nameOf = (id: string | null) =>
    scenarios.find((one) => one.scenario === id)?.name ?? id ?? ''
  const lines = table(
    [
      { title: say('column_scenario') },
      { title: say('column_name') },
      { title: say('column_parent') },
      { title: say('column_state') },
      { title: say('column_drivers'), right: true },
      { title: say('column_changes'), right: true },
    ],
    scenarios.map((one) => [
      one.scenario,
      one.name,
      nameOf(one.parent),
      scenarioState(language, one.state),
      String(one.drivers.length),
      String(one.changes),
    ]),
  )
  return { document: scenarios, lines }
}
