import type { Command } from '../command'
import { findEntry } from '../lookups'
import { textOf } from '../option-values'
import { outboxLines } from '../outbox-lines'

/** `outbox`: what waits, what was acknowledged, what conflicts; or one record, asked for at the target. */
export const outboxCommand: Command = {
  name: 'outbox',
  usage: ['outbox DIR', 'outbox DIR --look-up ENTRY'],
  example: 'outbox ./company --look-up 1',
  options: { 'look-up': 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say } = context
    const desk = await context.desk()
    const wanted = textOf(options, 'look-up')
    if (wanted === undefined) {
      const entries = await desk.ask('publishing.outbox', {})
      return { document: entries, lines: outboxLines(entries, context) }
    }
    const { entry } = await findEntry(desk, wanted)
    const found = await desk.ask('publishing.lookUp', { entry })
    const lines = [found ? say('at_target', { ...found.receipt }) : say('not_at_target')]
    return { document: found, lines }
  },
}
