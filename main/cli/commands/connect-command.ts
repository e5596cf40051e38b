import type { Settings } from '@shared/contract/app-calls'
import { connectionTypes } from '@shared/contract/snapshot-calls'
import type { Command, CommandContext } from '../command'
import type { Desk } from '../desk'
import { flag, needed, pairsOf } from '../option-values'
import { variableOf } from '../session-secrets'
import { UsageError } from '../usage-error'

/** A folder needs no password; servers do. */
const typesWithSecret = new Set<string>(['odata'])

function typeOf(options: CommandContext['options']) {
  const asked = needed(options, 'type')
  const type = connectionTypes.find((one) => one === asked)
  if (!type)
    throw new UsageError('option_choices', { option: 'type', choices: connectionTypes.join(', ') })
  return type
}

/** Only a password that was typed is handed on: an empty line keeps the one that is known. */
async function askSecret(desk: Desk, name: string, { program, say }: CommandContext) {
  const secret = await program.terminal.readSecret(say('secret_prompt', { name }))
  if (secret === '') return
  const { kept } = await desk.ask('connections.setSecret', { name, secret })
  if (!kept) program.terminal.note(`${say('secret_not_kept', { variable: variableOf(name) })}\n`)
}

/** `connect`: adds or changes a connection, and says what it is used for. */
export const connectCommand: Command = {
  name: 'connect',
  usage: ['connect DIR NAME --type files|odata --set key=value … [--source] [--target] [--test]'],
  example:
    'connect ./company erp --type odata --set url=http://127.0.0.1:4004/ user=planner --source',
  options: { type: 'text', set: 'pairs', source: 'flag', target: 'flag', test: 'flag' },
  least: 2,
  most: 2,
  async run(context) {
    const { options, words, say } = context
    const [name = ''] = words
    const type = typeOf(options)
    const settings = pairsOf(options, 'set')
    const desk = await context.desk()
    const saved = await desk.ask('connections.save', { name, type, settings })
    if (typesWithSecret.has(type)) await askSecret(desk, name, context)
    const uses: Partial<Settings> = {
      ...(flag(options, 'source') ? { source: name } : {}),
      ...(flag(options, 'target') ? { target: name } : {}),
    }
    const now = await desk.ask('settings.set', uses)
    const identity = flag(options, 'test') ? await desk.ask('connections.test', { name }) : null
    const lines = [
      say('connected', { name }),
      ...(identity ? [say('tested', { ...identity })] : []),
    ]
    const { source, target } = now
    return { document: { connection: saved, source, target, identity }, lines }
  },
}
