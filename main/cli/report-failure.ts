/** What went wrong, in words for a person and as data for a program. */
import type { Language } from '@shared/contract/app-calls'
import { EvenkeelError, type WireError } from '@shared/contract/error-codes'
import { describeError } from '@shared/messages/translate'
import { fieldsInWords } from './code-words'
import { type ExitCode, exitCodes } from './command'

export interface Failure {
  readonly error: WireError & { readonly message: string }
  readonly exit: ExitCode
}

/** Values the error does not carry are left out of its text rather than shown as placeholders. */
const readable = (text: string) => text.replace(/\{\{\w+\}\}/g, '…')

/** What happened, what is safe and what to do next. */
export const messageOf = (language: Language, { code, params }: WireError): string =>
  readable(describeError(language, { code, params: fieldsInWords(language, params) }))

/** An error of the contract by its text; anything else as INTERNAL with its own message as the reference. */
export function failureOf(language: Language, error: unknown): Failure {
  const wire: WireError =
    error instanceof EvenkeelError
      ? { code: error.code, params: error.params }
      : {
          code: 'INTERNAL',
          params: { reference: error instanceof Error ? error.message : String(error) },
        }
  return {
    error: { ...wire, message: messageOf(language, wire) },
    // What dispatch cannot accept was written wrongly on the command line.
    exit: wire.code === 'INVALID_PARAMETERS' ? exitCodes.wrongUse : exitCodes.failed,
  }
}
