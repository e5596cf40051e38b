/** What `--help` says. */
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'
import type { Command } from './command'
import { table } from './print-table'

const say = (language: Language, key: string, values = {}) =>
  translate(language, `commandLine.${key}`, values)

/** One command: what it does, how it is written, examples. */
export const helpOf = (language: Language, command: Command): readonly string[] => [
  `${command.name}: ${say(language, `about_${command.name}`)}`,
  '',
  ...command.usage.map((usage) => say(language, 'usage', { usage })),
  ...[command.example, ...(command.examples ?? [])].map((example) =>
    say(language, 'example', { example }),
  ),
  '',
  say(language, 'common'),
]

/** Every command in a line. */
export function helpOfAll(language: Language, commands: readonly Command[]): readonly string[] {
  const rows = commands.map(({ name }) => [`  ${name}`, say(language, `about_${name}`)])
  return [
    say(language, 'overview'),
    '',
    say(language, 'usage', { usage: 'COMMAND DIR …' }),
    '',
    say(language, 'commands'),
    ...table([{ title: '' }, { title: '' }], rows).slice(1),
    '',
    say(language, 'common'),
    say(language, 'more'),
  ]
}
