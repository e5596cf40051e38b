/** `check`: what files hold and what is wrong with them, before anything is imported. */
import { resolve } from 'node:path'
import { checkLines } from '../check-lines'
import { type Command, exitCodes } from '../command'
import { textOf } from '../option-values'

export const checkCommand: Command = {
  name: 'check',
  usage: ['check PATH… [--mapping FILE]'],
  example: 'check ./export/orders.csv ./export/items.xlsx --json',
  options: { mapping: 'text' },
  least: 1,
  most: 10_000,
  async run(context) {
    const { program, words, options, note, say } = context
    const mapping = textOf(options, 'mapping')
    const stop = new AbortController()
    const unlisten = program.terminal.onInterrupt(() => stop.abort())
    try {
      const checked = await program.checkFiles([context.first, ...words], {
        now: new Date(),
        signal: stop.signal,
        resources: program.resources,
        ...(mapping === undefined ? {} : { mapping: resolve(mapping) }),
        progress: (file) => note(say('checking_file', { file })),
      })
      return {
        document: checked,
        lines: checkLines(checked, context),
        exit: checked.findings.length > 0 ? exitCodes.withFindings : exitCodes.done,
      }
    } finally {
      unlisten()
    }
  },
}
