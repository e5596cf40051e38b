import { type Action, exactly } from '../../actions'
import { findDiscarded } from '../../lookups'

/** `scenario DIR restore S`: brings a discarded scenario back as it was. */
export const restoreScenario: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const desk = await context.desk()
  const { scenario } = await findDiscarded(desk, wanted)
  const restored = await desk.ask('scenarios.restore', { scenario })
  const { name } = restored
  return { document: restored, lines: [context.say('scenario_restored', { name })] }
}
