import { type Command, exitCodes } from '../command'
import { flag } from '../option-values'

/** `init`: makes a workspace; an existing one is left as it is. */
export const initCommand: Command = {
  name: 'init',
  usage: ['init DIR [--sample] [--lang zh-CN|en]'],
  example: 'init ./company --sample',
  options: { sample: 'flag' },
  least: 1,
  most: 1,
  async run({ folder, options, language, program, say }) {
    const sample = flag(options, 'sample')
    if (program.hasWorkspace(folder)) {
      const lines = [say('workspace_there', { folder })]
      return { document: { workspace: folder, made: false }, lines, exit: exitCodes.withFindings }
    }
    program.initWorkspace(folder, { sample, language, now: new Date() })
    return { document: { workspace: folder, made: true, sample }, lines: [say('made', { folder })] }
  },
}
