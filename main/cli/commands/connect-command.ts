import { resolve } from 'node:path'
import type { Settings } from '@shared/contract/app-calls'
import type { Result } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import {
  type Connection,
  type ConnectionType,
  connectionTypes,
} from '@shared/contract/snapshot-calls'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import { type Answer, type Command, type CommandContext, exitCodes } from '../command'
import type { Desk } from '../desk'
import { flag, needed, pairsOf } from '../option-values'
import { failureOf } from '../report-failure'
import { variableOf } from '../session-secrets'
import { UsageError } from '../usage-error'

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

/** Paths as the person who types them means them; the sample's folder and the names of shipped mappings stay, good wherever the program is installed. */
function settingsOf(
  type: ConnectionType,
  options: CommandContext['options'],
): Record<string, string> {
  const settings = pairsOf(options, 'set')
  const { folder, mapping, database, authority, driver } = settings
  return {
    ...settings,
    ...(type === 'files' && folder && !folder.startsWith('@') ? { folder: resolve(folder) } : {}),
    ...(mapping && !/^[\w-]+$/.test(mapping) ? { mapping: resolve(mapping) } : {}),
    ...(database && driver === 'sqlite' ? { database: resolve(database) } : {}),
    ...(authority ? { authority: resolve(authority) } : {}),
  }
}

interface Tested {
  readonly identity?: Result<'connections.test'>
  readonly error?: EvenkeelError
}

/** Whom the connection signs in as, or why it does not. */
async function tryOut(desk: Desk, name: string): Promise<Tested> {
  try {
    return { identity: await desk.ask('connections.test', { name }) }
  } catch (error) {
    if (error instanceof EvenkeelError) return { error }
    throw error
  }
}

interface Saved {
  readonly connection: Connection
  /** Source and target as they were before. */
  readonly before: Pick<Settings, 'source' | 'target'>
}

/** Kept, but for nothing yet: what does not answer is not pulled from or published to by default. */
async function untested(
  desk: Desk,
  { connection, before }: Saved,
  failure: EvenkeelError,
  { language, note, say }: CommandContext,
): Promise<Answer> {
  const { source, target } = before
  await desk.ask('settings.set', { source, target })
  const { error } = failureOf(language, failure)
  note(error.message)
  return {
    document: { connection, source, target, identity: null, error },
    lines: [say('connected_untested', { name: connection.name })],
    exit: exitCodes.withFindings,
  }
}

/** `connect`: adds or changes a connection, and says what it is used for. */
export const connectCommand: Command = {
  name: 'connect',
  usage: [
    'connect DIR NAME --type files|odata|rest|salesforce|sftp|sql|tryton --set key=value … [--source] [--target] [--test]',
  ],
  example:
    'connect ./company erp --type odata --set url=http://127.0.0.1:4004/ user=planner --source',
  examples: [
    'connect ./company erp --type odata --set url=https://erp.example/sap/opu/odata4/sap dialect=s4hana sapClient=100 user=PLANNING mapping=s4hana --source --test',
    'connect ./company aw --type files --set folder=./adventureworks mapping=adventureworks --source --test',
  ],
  options: { type: 'text', set: 'pairs', source: 'flag', target: 'flag', test: 'flag' },
  least: 2,
  most: 2,
  async run(context) {
    const { options, words, say } = context
    const [name = ''] = words
    const type = typeOf(options)
    const settings = settingsOf(type, options)
    const desk = await context.desk()
    const before = await desk.ask('settings.get', {})
    const connection = await desk.ask('connections.save', { name, type, settings })
    if (capabilitiesOf(type, settings).secret !== 'none') await askSecret(desk, name, context)
    const tested: Tested = flag(options, 'test') ? await tryOut(desk, name) : {}
    if (tested.error) return untested(desk, { connection, before }, tested.error, context)
    const uses: Partial<Settings> = {
      ...(flag(options, 'source') ? { source: name } : {}),
      ...(flag(options, 'target') ? { target: name } : {}),
    }
    const { source, target } = await desk.ask('settings.set', uses)
    const identity = tested.identity ?? null
    const lines = [
      say('connected', { name }),
      ...(identity ? [say('tested', { ...identity })] : []),
    ]
    return { document: { connection, source, target, identity }, lines }
  },
}
