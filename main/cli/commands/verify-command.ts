import { EvenkeelError } from '@shared/contract/error-codes'
import { type Command, exitCodes } from '../command'
import { table } from '../print-table'

/** `verify`: reads every file of the workspace and names what is damaged or lost; changes nothing. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: ['verify DIR'],
  example: 'verify ./company --json',
  options: {},
  least: 1,
  most: 1,
  async run({ folder, program, say }) {
    if (!program.hasWorkspace(folder)) throw new EvenkeelError('WORKSPACE_MISSING', { folder })
    const { ok, checks } = await program.verifyWorkspace(folder)
    return {
      document: { ok, checks },
      lines: [
        ...table(
          [
            { title: say('column_check') },
            { title: say('column_result') },
            { title: say('column_detail') },
          ],
          checks.map((one) => [one.check, say(one.ok ? 'ok' : 'bad'), one.detail]),
        ),
        '',
        say(ok ? 'verified' : 'not_verified'),
      ],
      exit: ok ? exitCodes.done : exitCodes.withFindings,
    }
  },
}
