import type { Command } from '../command'
import { findScenario } from '../lookups'
import { textOf } from '../option-values'

const step = (name: 'undo' | 'redo'): Command => ({
  name,
  usage: [`${name} DIR [--scenario S]`],
  example: `${name} ./company`,
  options: { scenario: 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(context.options, 'scenario'))
    const { position, cells, place } = await desk.ask(`planning.${name}`, { scenario })
    return {
      document: { scenario, position, cells, place },
      lines: [context.say('changed', { position, cells })],
    }
  },
})

/** `undo`: takes the last change of the scenario back. */
export const undoCommand = step('undo')
/** `redo`: makes it again. */
export const redoCommand = step('redo')
