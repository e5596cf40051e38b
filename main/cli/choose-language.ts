/** Which language to speak: `--lang`, else the workspace's, else the environment's. */
import { type Language, languages } from '@shared/contract/app-calls'
import { UsageError } from './usage-error'

type Environment = Readonly<Record<string, string | undefined>>

/** The language of `LC_ALL`, `LC_MESSAGES` or `LANG`; English where it is neither of ours. */
export function languageOf(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^zh/i.test(locale) ? 'zh-CN' : 'en'
}

/** What was asked for with `--lang`, else what the workspace is set to. Throws `UsageError` for a language the program does not speak. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Environment,
  workspace: () => Language | undefined = () => undefined,
): Language {
  if (asked === undefined) return workspace() ?? languageOf(environment)
  const found = languages.find((language) => language.toLowerCase() === asked.toLowerCase())
  if (!found) throw new UsageError('language_unknown', { value: asked })
  return found
}

/** What was asked for, before the rest of the line is known to be written rightly; undefined where that is no language. */
export function languageAsked(argv: readonly string[]): Language | undefined {
  const at = argv.lastIndexOf('--lang')
  const tied = argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const asked = (at < 0 ? tied : argv[at + 1])?.toLowerCase()
  return languages.find((language) => language.toLowerCase() === asked)
}
