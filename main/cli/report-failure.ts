/** What went wrong, in words for a person and as data for a program. */
import type { Language } from '@shared/contract/app-calls'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import { describeError, translate } from '@shared/messages/translate'
import { fieldsInWords, fieldWord } from './code-words'
import { type ExitCode, exitCodes, type OptionTable } from './command'

export interface Failure {
  readonly error: WireError & { readonly message: string }
  readonly exit: ExitCode
}

/** Values the error does not carry are left out of its text rather than shown as placeholders. */
const readable = (text: string) => text.replace(/\{\{\w+\}\}/g, '…')

/** What happened, what is safe and what to do next. */
export const messageOf = (language: Language, { code, params }: WireError): string =>
  readable(describeError(language, { code, params: fieldsInWords(language, params) }))

/** Fields of the contract that an option of another name fills. */
const optionNames: Readonly<Record<string, string>> = {
  entry: 'value',
  options: 'option',
  settings: 'set',
  percent: 'demand',
  periodsLate: 'late',
  percentShort: 'short',
}

/** What was refused at the door, by the option that was typed: calls and their fields are nobody's business here. */
function refusedParameter(language: Language, field: string, options: OptionTable): Failure {
  const parts = field.split('.')
  const option = parts
    .toReversed()
    .map((part) => optionNames[part] ?? part)
    .find((part) => Object.hasOwn(options, part))
  const name = parts.at(-1) ?? ''
  const [params, message] = option
    ? [{ option }, translate(language, 'commandLine.option_not_valid', { option })]
    : [
        { argument: name },
        translate(language, 'commandLine.argument_not_valid', { name: fieldWord(language, name) }),
      ]
  return { error: { code: 'INVALID_PARAMETERS', params, message }, exit: exitCodes.wrongUse }
}

/** An error of the contract by its text; anything else as INTERNAL with its own message as the reference. */
export function failureOf(language: Language, error: unknown, options: OptionTable = {}): Failure {
  const wire: WireError =
    error instanceof EvenkeelError
      ? { code: error.code, params: error.params }
      : {
          code: 'INTERNAL',
          params: { reference: error instanceof Error ? error.message : String(error) },
        }
  // What dispatch cannot accept was written wrongly on the command line.
  if (wire.code === 'INVALID_PARAMETERS')
    return refusedParameter(language, String(wire.params.field ?? ''), options)
  return { error: { ...wire, message: messageOf(language, wire) }, exit: exitCodes.failed }
}
