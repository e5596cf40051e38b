import { type Action, exactly } from '../../actions'
import { assumptionOf } from '../../driver-options'
import { findDriver, findScenario } from '../../lookups'
import { textOf } from '../../option-values'

/** `scenario DIR drive S …`: lays one assumption over the scenario, or puts it in the place of the one that `--replace` names. */
export const driveScenario: Action = async (context) => {
  const [wanted = ''] = exactly(context, 1)
  const assumption = assumptionOf(context.options)
  const note = textOf(context.options, 'note') ?? ''
  const replaced = textOf(context.options, 'replace')
  const desk = await context.desk()
  const found = await findScenario(desk, wanted)
  const { scenario, name } = found
  const by = { note, assumption }
  const { position, cells } =
    replaced === undefined
      ? await desk.ask('scenarios.addDriver', { scenario, driver: by })
      : await desk.ask('scenarios.replaceDriver', {
          scenario,
          driver: findDriver(found, replaced).driver,
          by,
        })
  const { drivers } = await findScenario(desk, scenario)
  const done = replaced === undefined ? 'driver_added' : 'driver_changed'
  return {
    document: { scenario, position, cells, drivers },
    lines: [context.say(done, { name, position })],
  }
}

/** `scenario DIR undrive S DRIVER`: takes an assumption off again. */
export const undriveScenario: Action = async (context) => {
  const [wanted = '', which = ''] = exactly(context, 2)
  const desk = await context.desk()
  const found = await findScenario(desk, wanted)
  const { scenario, name } = found
  const { driver } = findDriver(found, which)
  const { position } = await desk.ask('scenarios.removeDriver', { scenario, driver })
  const { drivers } = await findScenario(desk, scenario)
  return {
    document: { scenario, position, drivers },
    lines: [context.say('driver_removed', { name, position })],
  }
}
