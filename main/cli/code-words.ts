/** Codes of the contract in the words the screens use for them. */
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'

/** The text of a key, or the code where the catalogue has none. */
function word(language: Language, prefix: string, code: string): string {
  // A free text is no key; a dot in it would be taken for one.
  if (!/^\w+$/.test(code)) return code
  const key = `${prefix}${code}`
  const text = translate(language, key)
  return text === key ? code : text
}

export const decisionState = (language: Language, state: string): string =>
  word(language, 'decisions.state_', state)

export const outboxState = (language: Language, state: string): string =>
  word(language, 'publishing.state_', state)

export const measureWord = (language: Language, key: string): string =>
  word(language, 'measures.', key)

const words: Readonly<Record<string, (language: Language, code: string) => string>> = {
  role: (language, code) => word(language, 'app.role_', code),
  state: (language, code) =>
    outboxState(language, code) === code
      ? decisionState(language, code)
      : outboxState(language, code),
  measure: measureWord,
  reason: (language, code) => word(language, 'commandLine.reason_', code),
  fields: (language, codes) =>
    codes
      .split(', ')
      .map((code) => word(language, 'commandLine.column_', code))
      .join(', '),
}

/** The values of an error, codes among them as words. */
export const paramsInWords = (
  language: Language,
  params: Readonly<Record<string, string | number>>,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const inWords = Object.hasOwn(words, name) ? words[name] : undefined
      return [name, inWords && typeof value === 'string' ? inWords(language, value) : value]
    }),
  )
