import { type Action, exactly } from '../../actions'
import { findScenario } from '../../lookups'

/** `scenario DIR discard S`: out of the way; its journal is kept. */
export const discardScenario: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const desk = await context.desk()
  const { scenario } = await findScenario(desk, wanted)
  const discarded = await desk.ask('scenarios.discard', { scenario })
  const { name } = discarded
  return { document: discarded, lines: [context.say('scenario_discarded', { name })] }
}
