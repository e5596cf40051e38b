/** From what was typed to an exit status: finds the command, runs it, prints its answer. */
import { resolve } from 'node:path'
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'
import { chooseLanguage, languageAsked, languageOf } from './choose-language'
import { type Answer, type Command, type ExitCode, exitCodes } from './command'
import { commands } from './command-table'
import { helpOf, helpOfAll } from './help-text'
import { deskOpener } from './open-desk'
import { flag, textOf } from './option-values'
import { type Arguments, parseArguments } from './parse-arguments'
import type { Program } from './program'
import { failureOf } from './report-failure'
import { UsageError } from './usage-error'

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('')

/** JSON for programs; typed arrays as plain lists. */
export const asJson = (document: unknown): string =>
  `${JSON.stringify(
    document,
    (_key, value: unknown) =>
      ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
    2,
  )}\n`

function checkCount(command: Command, words: readonly string[]) {
  if (words.length < command.least) throw new UsageError('argument_missing')
  const surplus = words[command.most]
  if (surplus !== undefined) throw new UsageError('argument_surplus', { value: surplus })
}

async function runCommand(
  program: Program,
  command: Command,
  { words: [folder = '', ...words], options }: Arguments,
  language: Language,
): Promise<Answer> {
  const opener = deskOpener(program, folder, language, textOf(options, 'as'))
  try {
    return await command.run({
      language,
      folder: resolve(folder),
      first: folder,
      named: folder !== '',
      words,
      options,
      program,
      say: (key, values) => translate(language, `commandLine.${key}`, values),
      note: (text) => program.terminal.note(`${text}\n`),
      desk: opener.open,
    })
  } finally {
    await opener.close()
  }
}

function reportWrongUse(
  program: Program,
  error: UsageError,
  language: Language,
  command: Command | undefined,
  json: boolean,
): ExitCode {
  const help = command ? helpOf(language, command) : helpOfAll(language, commands)
  const message = translate(language, `commandLine.${error.key}`, error.values)
  program.terminal.note(lines([message, '', ...help]))
  const params = { problem: error.key, ...error.values }
  if (json) program.terminal.out(asJson({ error: { code: 'WRONG_USE', params, message } }))
  return exitCodes.wrongUse
}

function reportFailure(
  program: Program,
  thrown: unknown,
  language: Language,
  command: Command | undefined,
  json: boolean,
): ExitCode {
  const { error, exit } = failureOf(language, thrown, command?.options)
  program.terminal.note(lines([error.message]))
  if (json) program.terminal.out(asJson({ error }))
  return exit
}

/** Runs what was typed after the program's name; never throws. */
export async function runCommandLine(argv: readonly string[], program: Program): Promise<ExitCode> {
  const { terminal } = program
  const [name, ...rest] = argv
  const command = commands.find((one) => one.name === name)
  let language = languageAsked(argv) ?? languageOf(terminal.environment)
  let json = argv.includes('--json')
  try {
    const parsed = parseArguments(command ? rest : argv, command?.options ?? {})
    language = chooseLanguage(textOf(parsed.options, 'lang'), terminal.environment)
    if (!command && (parsed.words[0] === 'help' || flag(parsed.options, 'help'))) {
      terminal.out(lines(helpOfAll(language, commands)))
      return exitCodes.done
    }
    if (!command)
      throw name === undefined || parsed.words.length === 0
        ? new UsageError('argument_missing')
        : new UsageError('command_unknown', { value: name })
    if (flag(parsed.options, 'help')) {
      terminal.out(lines(helpOf(language, command)))
      return exitCodes.done
    }
    checkCount(command, parsed.words)
    const folder = resolve(parsed.words[0] ?? '')
    const set = () => program.languageOf(folder)
    language = chooseLanguage(textOf(parsed.options, 'lang'), terminal.environment, set)
    json = flag(parsed.options, 'json') || command.alwaysJson === true
    const answer = await runCommand(program, command, parsed, language)
    terminal.out(json ? asJson(answer.document) : lines(answer.lines))
    return answer.exit ?? exitCodes.done
  } catch (thrown) {
    if (thrown instanceof UsageError)
      return reportWrongUse(program, thrown, language, command, json)
    return reportFailure(program, thrown, language, command, json)
  }
}
