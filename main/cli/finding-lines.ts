/** What was found wrong in a snapshot, as a table. */
import type { Finding } from '@shared/contract/contract-types'
import { findingKind, severityWord } from './code-words'
import type { CommandContext } from './command'
import { table } from './print-table'

/** A line for each finding, and how many more there are. */
export function findingLines(
  findings: readonly Finding[],
  total: number,
  { language, say }: Pick<CommandContext, 'language' | 'say'>,
): string[] {
  if (findings.length === 0) return []
  const titles = ['severity', 'kind', 'place', 'row', 'field', 'value', 'expected']
  const more = total - findings.length
  return [
    ...table(
      titles.map((title) => ({ title: say(`column_${title}`), right: title === 'row' })),
      findings.map((one) => [
        severityWord(language, one.severity),
        findingKind(language, one.kind),
        one.place,
        one.row === null ? '' : String(one.row),
        one.field ?? '',
        one.value ?? '',
        one.expected ?? '',
      ]),
    ),
    ...(more > 0 ? [say('more_findings', { count: more })] : []),
  ]
}
