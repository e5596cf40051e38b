import type { Command } from '../command'
import { findScenario } from '../lookups'
import { needed, pairsOf, textOf } from '../option-values'
import { monthsOf } from '../period-span'

const locking = (name: 'lock' | 'unlock', locked: boolean): Command => ({
  name,
  usage: [
    `${name} DIR --where attribute=value … --measure M --period P[..P] [--reason T] [--scenario S]`,
  ],
  example: `${name} ./company --where item=FG-AF02 customer=C001 --measure override --period 2026-12..2027-02`,
  options: { where: 'pairs', measure: 'text', period: 'text', reason: 'text', scenario: 'text' },
  least: 1,
  most: 1,
  async run({ options, say, desk: open }) {
    const where = pairsOf(options, 'where')
    const measure = needed(options, 'measure')
    const months = monthsOf(needed(options, 'period'))
    const reason = textOf(options, 'reason')
    const desk = await open()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    const { position, cells } = await desk.ask('planning.lock', {
      scenario,
      where,
      measure,
      from: months[0] ?? '',
      to: months.at(-1) ?? '',
      locked,
      ...(reason === undefined ? {} : { reason }),
    })
    return {
      document: { scenario, position, cells },
      lines: [say(locked ? 'locked' : 'unlocked', { position, cells })],
    }
  },
})

/** `lock`: cells that splits pass over and nobody may type into. */
export const lockCommand = locking('lock', true)
/** `unlock`: lifts their locks. */
export const unlockCommand = locking('unlock', false)
