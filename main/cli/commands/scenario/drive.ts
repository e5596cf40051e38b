import { type Action, exactly } from '../../actions'
import { assumptionOf } from '../../driver-options'
import { findScenario } from '../../lookups'
import { textOf } from '../../option-values'

/** `scenario DIR drive S …`: lays one assumption over the scenario. */
export const driveScenario: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const assumption = assumptionOf(context.options)
  const note = textOf(context.options, 'note') ?? ''
  const desk = await context.desk()
  const { scenario, name } = await findScenario(desk, wanted)
  const driver = { note, assumption }
  const { position, cells } = await desk.ask('scenarios.addDriver', { scenario, driver })
  const { drivers } = await findScenario(desk, scenario)
  return {
    document: { scenario, position, cells, drivers },
    lines: [context.say('driver_added', { name, position })],
  }
}
