/** Which language to speak: `--lang`, else the environment's. */
import { type Language, languages } from '@shared/contract/app-calls'
import { UsageError } from './usage-error'

type Environment = Readonly<Record<string, string | undefined>>

/** The language of `LC_ALL`, `LC_MESSAGES` or `LANG`; English where it is neither of ours. */
export function languageOf(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^zh/i.test(locale) ? 'zh-CN' : 'en'
}

/** What was asked for with `--lang`. Throws `UsageError` for a language the program does not speak. */
export function chooseLanguage(asked: string | undefined, environment: Environment): Language {
  if (asked === undefined) return languageOf(environment)
  const found = languages.find((language) => language.toLowerCase() === asked.toLowerCase())
  if (!found) throw new UsageError('language_unknown', { value: asked })
  return found
}
