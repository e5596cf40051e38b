import { type Action, exactly } from '../../actions'
import { findScenario } from '../../lookups'
import { textOf } from '../../option-values'

/** `scenario DIR create NAME [--parent S]`. */
export const createScenario: Action = async (context) => {
  const [name = ''] = exactly(context, 1)
  const desk = await context.desk()
  const parent = await findScenario(desk, textOf(context.options, 'parent'))
  const made = await desk.ask('scenarios.create', { name, parent: parent.scenario })
  const { scenario } = made
  return { document: made, lines: [context.say('scenario_made', { name, scenario })] }
}
